import type { Backward, Forward, Network, Row, Unit } from './network';
import type { Phase } from './walk.svelte';

/** Everything a station's arithmetic is made of. */
interface Numbers {
  readonly network: Network;
  readonly row: Row;
  readonly pass: Forward;
  readonly back: Backward;
}

/** The arithmetic of a station with its numbers in place; `write` gives a number its digits. */
export function formulasOf(phase: Phase, numbers: Numbers, write: (n: number) => string): string[] {
  return LINES[phase](numbers, write);
}

type Lines = (numbers: Numbers, write: (n: number) => string) => string[];

const LINES: Readonly<Record<Phase, Lines>> = {
  inputs: ({ row }, write) => [
    `x₁ = ${write(row.inputs[0])}`,
    `x₂ = ${write(row.inputs[1])}`,
    `t = ${write(row.target)}`,
  ],
  hidden: ({ network, row, pass }, write) =>
    [0, 1].flatMap((i) => {
      const sum = pass.sums[i === 0 ? 0 : 1];
      const unit = network.hidden[i === 0 ? 0 : 1];
      return [
        `z${sub(i)} = ${weighed(unit, row.inputs, write)} = ${write(sum)}`,
        `h${sub(i)} = tanh(${write(sum)}) = ${write(pass.activations[i === 0 ? 0 : 1])}`,
      ];
    }),
  answer: ({ network, row, pass }, write) => [
    `y = ${weighed(network.output, pass.activations, write)} = ${write(pass.answer)}`,
    `L = (y − t)² = (${write(pass.answer)} − ${signed(row.target, write)})² = ${write(pass.loss)}`,
  ],
  outputBlame: ({ row, pass, back }, write) => [
    `∂L/∂y = 2 (y − t) = 2 × (${write(pass.answer)} − ${signed(row.target, write)}) = ${write(back.answer)}`,
    product('∂L/∂v₁', ['∂L/∂y', 'h₁'], [back.answer, pass.activations[0]], write),
    product('∂L/∂v₂', ['∂L/∂y', 'h₂'], [back.answer, pass.activations[1]], write),
    `∂L/∂c = ∂L/∂y = ${write(back.answer)}`,
  ],
  hiddenBlame: (numbers, write) => [...blameOf(0, numbers, write), ...blameOf(1, numbers, write)],
};

function blameOf(i: 0 | 1, { network, row, pass, back }: Numbers, write: (n: number) => string): string[] {
  const n = sub(i);
  const bend = 1 - pass.activations[i] ** 2;
  return [
    product(`∂L/∂h${n}`, ['∂L/∂y', `v${n}`], [back.answer, network.output.weights[i]], write),
    product(`∂L/∂z${n}`, [`∂L/∂h${n}`, `(1 − h${n}²)`], [back.activations[i], bend], write),
    product(`∂L/∂w${n}₁`, [`∂L/∂z${n}`, 'x₁'], [back.sums[i], row.inputs[0]], write),
    product(`∂L/∂w${n}₂`, [`∂L/∂z${n}`, 'x₂'], [back.sums[i], row.inputs[1]], write),
    `∂L/∂b${n} = ∂L/∂z${n} = ${write(back.sums[i])}`,
  ];
}

const sub = (i: number): string => (i === 0 ? '₁' : '₂');

/** In a sum or a product a number below 0 stands in brackets. */
const signed = (n: number, write: (n: number) => string): string => (n < 0 ? `(${write(n)})` : write(n));

function weighed(
  { weights, bias }: Unit,
  [a, b]: readonly [number, number],
  write: (n: number) => string,
): string {
  const terms = [
    `${write(weights[0])} × ${signed(a, write)}`,
    `${signed(weights[1], write)} × ${signed(b, write)}`,
    signed(bias, write),
  ];
  return terms.join(' + ');
}

function product(
  name: string,
  words: readonly [string, string],
  [a, b]: readonly [number, number],
  write: (n: number) => string,
): string {
  return `${name} = ${words.join(' × ')} = ${write(a)} × ${signed(b, write)} = ${write(a * b)}`;
}

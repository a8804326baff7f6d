import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backward,
  descend,
  forward,
  START,
  type Network,
  type Row,
  type Unit,
} from '../../../../src/renderer/views/learn/network';

const row: Row = { inputs: [1, 0.5], target: 1 };
const flat = ({ hidden, output }: Network): number[] =>
  [...hidden, output].flatMap(({ weights, bias }) => [...weights, bias]);
const unit = ([a = 0, b = 0, bias = 0]: readonly number[]): Unit => ({ weights: [a, b], bias });
const network = (numbers: readonly number[]): Network => ({
  hidden: [unit(numbers.slice(0, 3)), unit(numbers.slice(3, 6))],
  output: unit(numbers.slice(6)),
});

/** Losses of so many steps at a rate, from the start. */
function losses(rate: number, steps: number): number[] {
  let at = START;
  return Array.from({ length: steps }, () => {
    const pass = forward(at, row);
    at = descend(at, backward(at, row, pass).gradient, rate);
    return pass.loss;
  });
}

describe('by hand', () => {
  const h1 = Math.tanh(0.5 * 1 - 0.4 * 0.5 + 0);
  const h2 = Math.tanh(0.3 * 1 + 0.8 * 0.5 + 0.1);
  const y = 0.7 * h1 - 0.6 * h2 + 0.2;
  const pass = forward(START, row);
  const back = backward(START, row, pass);

  test('the forward pass weighs, bends and weighs again', () => {
    expect(pass.activations[0]).toBeCloseTo(h1, 12);
    expect(pass.activations[1]).toBeCloseTo(h2, 12);
    expect(pass.answer).toBeCloseTo(y, 12);
    expect(pass.loss).toBeCloseTo((y - 1) ** 2, 12);
  });

  test('the backward pass is the chain rule', () => {
    expect(back.answer).toBeCloseTo(2 * (y - 1), 12);
    expect(back.gradient.output.weights[0]).toBeCloseTo(2 * (y - 1) * h1, 12);
    expect(back.gradient.output.bias).toBeCloseTo(2 * (y - 1), 12);
    expect(back.gradient.hidden[1].weights[1]).toBeCloseTo(2 * (y - 1) * -0.6 * (1 - h2 ** 2) * 0.5, 12);
  });

  test('a step moves every parameter against its gradient', () => {
    const next = descend(START, back.gradient, 0.1);
    expect(next.output.weights[0]).toBe(Math.fround(0.7 - 0.1 * (2 * (y - 1) * h1)));
  });
});

const small = fc.double({ min: -2, max: 2, noNaN: true });
const networks = fc.array(small, { minLength: 9, maxLength: 9 }).map(network);
const rows = fc.record({ inputs: fc.tuple(small, small), target: small });

describe('for any network and row', () => {
  test('gradients are the central differences of the loss', () => {
    const step = 1e-5;
    fc.assert(
      fc.property(networks, rows, (any, one) => {
        const numbers = flat(any);
        const shifted = (i: number, by: number): number =>
          forward(network(numbers.map((value, k) => (k === i ? value + by : value))), one).loss;
        flat(backward(any, one, forward(any, one)).gradient).forEach((gradient, i) => {
          expect(gradient).toBeCloseTo((shifted(i, step) - shifted(i, -step)) / (2 * step), 4);
        });
      }),
    );
  });

  test('a small enough step never makes the loss larger', () => {
    fc.assert(
      fc.property(networks, rows, (any, one) => {
        const pass = forward(any, one);
        const next = descend(any, backward(any, one, pass).gradient, 1e-4);
        expect(forward(next, one).loss).toBeLessThanOrEqual(pass.loss + 1e-6);
      }),
    );
  });
});

describe('the learning rate', () => {
  test('small: the loss falls with every step', () => {
    const falling = losses(0.1, 40);
    falling.slice(1).forEach((loss, i) => expect(loss).toBeLessThan(falling[i] ?? 0));
    expect(falling.at(-1)).toBeLessThan(1e-4);
  });

  test('too large: it grows until it is no number', () => {
    const growing = losses(2, 80);
    expect(growing[10]).toBeGreaterThan(100 * (growing[0] ?? 0));
    expect(growing.at(-1)).toBeNaN();
  });
});

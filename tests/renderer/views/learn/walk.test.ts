import { describe, expect, test } from 'vitest';
import { formatsOf } from '../../../../src/renderer/language/formats';
import { formulasOf } from '../../../../src/renderer/views/learn/formulas';
import { START } from '../../../../src/renderer/views/learn/network';
import { numeral } from '../../../../src/renderer/views/learn/numeral';
import { Walk } from '../../../../src/renderer/views/learn/walk.svelte';

const write = (n: number): string => numeral(n, formatsOf('en'));
const run = (walk: Walk): Walk => {
  walk.running = true;
  while (walk.running) walk.tick();
  return walk;
};

describe('a walk', () => {
  test('goes from station to station and moves the weights after the last', () => {
    const walk = new Walk();
    const seen = Array.from({ length: 6 }, () => {
      const { phase, steps } = walk;
      walk.next();
      return `${phase} ${steps}`;
    });
    expect(seen).toEqual(['inputs 0', 'hidden 0', 'answer 0', 'outputBlame 0', 'hiddenBlame 0', 'inputs 1']);
  });

  test('five stations and one whole step lead to the same weights', () => {
    const [slow, quick] = [new Walk(), new Walk()];
    for (let i = 0; i < 5; i++) slow.next();
    quick.step();
    expect(slow.network).toEqual(quick.network);
  });

  test('runs until the row is learned', () => {
    const walk = run(new Walk());
    expect(walk.pass.loss).toBeLessThan(1e-9);
    expect(walk.steps).toBeLessThan(100);
  });

  test('runs into NaN with too large a rate, stops there, and can start over', () => {
    const walk = new Walk();
    walk.rate = 2;
    run(walk);
    expect(write(walk.pass.loss)).toBe('NaN');
    walk.startOver();
    expect([walk.network, walk.steps]).toEqual([START, 0]);
  });

  test('another row keeps the weights and begins the losses anew', () => {
    const walk = new Walk();
    walk.step();
    const { network } = walk;
    walk.show({ inputs: [0, 1], target: -1 });
    expect([walk.network, walk.losses.length]).toEqual([network, 1]);
  });
});

test('a station is written out with its numbers', () => {
  const walk = new Walk();
  expect(formulasOf('hidden', walk, write)).toEqual([
    'z₁ = 0.500 × 1 + (−0.400) × 0.500 + 0 = 0.300',
    'h₁ = tanh(0.300) = 0.291',
    'z₂ = 0.300 × 1 + 0.800 × 0.500 + 0.100 = 0.800',
    'h₂ = tanh(0.800) = 0.664',
  ]);
  expect(formulasOf('outputBlame', walk, write)[1]).toBe('∂L/∂v₁ = ∂L/∂y × h₁ = −1.99 × 0.291 = −0.579');
});

test('what is no number has its name', () => {
  expect([NaN, Infinity, -Infinity, -0.25].map(write)).toEqual(['NaN', '∞', '−∞', '−0.250']);
});

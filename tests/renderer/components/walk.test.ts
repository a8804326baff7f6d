import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walk, type Stop } from '../../../src/renderer/components/tree/walk';

const stop = (id: string, x: number, y: number): Stop => ({ id, box: { x, y, width: 40, height: 20 } });
/** Two columns, two layers, two heads. */
const stops = [
  stop('a', 0, 0),
  stop('b', 0, 60),
  stop('layer 1', 100, 30),
  stop('layer 2', 200, 30),
  stop('sex', 300, 0),
  stop('species', 300, 60),
];

describe('arrows on the drawing', () => {
  test.each([
    ['b', 'ArrowRight', 'layer 1'],
    ['layer 1', 'ArrowRight', 'layer 2'],
    ['layer 1', 'ArrowLeft', 'a'],
    ['sex', 'ArrowDown', 'species'],
    ['layer 1', 'ArrowUp', 'b'],
    ['species', 'Home', 'a'],
    ['a', 'End', 'species'],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(walk(stops, from, key)?.id).toBe(to);
  });

  test('at the edge, or with another key, they lead nowhere', () => {
    expect(walk(stops, 'a', 'ArrowUp')).toBeUndefined();
    expect(walk(stops, 'species', 'ArrowRight')).toBeUndefined();
    expect(walk(stops, 'a', 'x')).toBeUndefined();
  });

  test('down from the first reaches every node, wherever they are', () => {
    const place = fc.tuple(fc.integer({ max: 500 }), fc.integer({ max: 500 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (places) => {
        const all = places.map(([x, y], i) => stop(String(i), x, y));
        const reached: string[] = [];
        for (let at = all[0]; at; at = walk(all, at.id, 'ArrowDown')) reached.push(at.id);
        expect(reached).toEqual(all.map(({ id }) => id));
      }),
    );
  });
});

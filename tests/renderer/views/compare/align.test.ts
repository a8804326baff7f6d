import { expect, test } from 'vitest';
import fc from 'fast-check';
import { align } from '../../../../src/renderer/views/compare/align';
import { layer, type Layer } from '../../../../src/shared/design';

const layers = (...units: (number | 'norm')[]): Layer[] =>
  units.map((one) => layer.parse(one === 'norm' ? { kind: 'layer-norm' } : { units: one }));
const places = (first: Layer[], second: Layer[]): string =>
  align(first, second)
    .map((pair) => `${pair.first ?? '-'}${pair.second ?? '-'}`)
    .join(' ');

test('a layer put in or taken out leaves the others beside each other', () => {
  expect(places(layers(8, 8), layers(4, 8, 8))).toBe('-0 01 12');
  expect(places(layers(4, 16, 8), layers(4, 8))).toBe('00 1- 21');
});

test('a layer set otherwise stands beside itself, one of another kind does not', () => {
  expect(places(layers(8, 4), layers(8, 16))).toBe('00 11');
  expect(places(layers(8, 'norm'), layers('norm', 4))).toBe('0- 10 -1');
});

test('every layer has one place, in order, whatever the chains', () => {
  const chain = fc.array(fc.constantFrom<number | 'norm'>(2, 4, 'norm'), { maxLength: 7 });
  fc.assert(
    fc.property(chain, chain, (one, other) => {
      const pairs = align(layers(...one), layers(...other));
      expect(pairs.flatMap(({ first }) => first ?? [])).toEqual(one.map((_, i) => i));
      expect(pairs.flatMap(({ second }) => second ?? [])).toEqual(other.map((_, i) => i));
      const same = align(layers(...one), layers(...one));
      expect(same).toEqual(one.map((_, i) => ({ first: i, second: i })));
    }),
  );
});

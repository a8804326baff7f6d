import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confusionOf, errorBins, unitOf } from '../../../../src/renderer/views/model/held-out';

test('rows are sorted by truth and answer; a row whose truth is unknown is nowhere', () => {
  const cells = confusionOf({
    name: 'sex',
    labels: ['female', 'male'],
    actual: [0, 1, 1, NaN, 0],
    predicted: [0, 0, 1, 1, 0],
  });
  expect(cells).toEqual([
    [[0, 4], []],
    [[1], [2]],
  ]);
});

test('every known error is in exactly one bin, and the bins lie evenly around 0', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 1 }), (pairs) => {
      const bins = errorBins({
        name: 'mass',
        labels: [],
        actual: [...pairs.map(([truth]) => truth), NaN],
        predicted: [...pairs.map(([, answer]) => answer), 1],
      });
      const places = bins.flatMap((bin) => bin.places);
      expect(places.toSorted((a, b) => a - b)).toEqual(pairs.map((_, i) => i));
      expect(bins[0]?.from).toBe(-(bins.at(-1)?.to ?? NaN));
    }),
  );
});

test('a unit is read from the name of a column that has one', () => {
  expect(['body_mass_g', 'mass (kg)', '体重（kg）', 'Temp [°C]', 'flipper length mm'].map(unitOf)).toEqual([
    'g',
    'kg',
    'kg',
    '°C',
    'mm',
  ]);
  expect(['fat', 'song', 'mass', 'rating_5'].map(unitOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

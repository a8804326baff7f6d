import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Penguin {
  readonly Species: string;
  readonly Island: string;
  readonly 'Beak Length (mm)': number | null;
  readonly 'Beak Depth (mm)': number | null;
  readonly 'Flipper Length (mm)': number | null;
  readonly 'Body Mass (g)': number | null;
  readonly Sex: string | null;
}

it('the penguins are the ones that vega-datasets ships, cell by cell; a sex that is neither word is missing', () => {
  const source = join(import.meta.dirname, '../../../node_modules/vega-datasets/data/penguins.json');
  const shipped = JSON.parse(readFileSync(source, 'utf8')) as Penguin[];
  const expected = shipped.map((bird) => {
    const sex = bird.Sex === 'MALE' || bird.Sex === 'FEMALE' ? bird.Sex.toLowerCase() : '';
    const sizes = [
      bird['Beak Length (mm)'],
      bird['Beak Depth (mm)'],
      bird['Flipper Length (mm)'],
      bird['Body Mass (g)'],
    ];
    return [bird.Species, bird.Island, ...sizes.map((size) => size ?? ''), sex].join(',');
  });
  const file = new URL('../../../resources/samples/penguins/penguins.csv', import.meta.url);
  const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  expect(rows).toEqual(expected);
});

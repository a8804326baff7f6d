import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeUniformTable } from '../../../src/main/samples/uniform';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uniform-'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

async function table(seed: number): Promise<string[][]> {
  const path = join(folder, `${seed}.csv`);
  await writeUniformTable({ rows: 1100, inputs: 100, targets: 5, seed }, path);
  return (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the table of random numbers', () => {
  it('has 1,100 rows of 100 inputs and five yes/no targets', async () => {
    const [header, ...rows] = await table(1);
    expect(header?.slice(0, 2)).toEqual(['x1', 'x2']);
    expect(header?.slice(-6)).toEqual(['x100', 'y1', 'y2', 'y3', 'y4', 'y5']);
    expect(rows).toHaveLength(1100);
    expect(
      rows.every(
        (row) => row.length === 105 && row.slice(100).every((label) => label === '0' || label === '1'),
      ),
    ).toBe(true);
  });

  it('is uniform in [0, 1), and half of the labels are yes', async () => {
    const [, ...rows] = await table(1);
    const inputs = rows.flatMap((row) => row.slice(0, 100).map(Number));
    // The mean of n uniform numbers lies within 4 sqrt(1/12 / n) of one half, and their variance is 1/12.
    expect(Math.abs(mean(inputs) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / inputs.length));
    expect(mean(inputs.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 3);
    expect(inputs.every((value) => value >= 0 && value <= 1)).toBe(true);
    const labels = rows.flatMap((row) => row.slice(100).map(Number));
    expect(Math.abs(mean(labels) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 4 / labels.length));
  });

  it('is the same for the same seed, and another for another', async () => {
    expect(await table(1)).toEqual(await table(1));
    expect(await table(2)).not.toEqual(await table(1));
  });
});

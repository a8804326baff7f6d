import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stream } from '../../shared/random/stream';
import type { UniformTable } from './sample-file';

/**
 * Writes a table of uniform random numbers as CSV: inputs `x1`, `x2`, ... in [0, 1), targets `y1`, `y2`, ... yes (1)
 * where a number of its own is at least one half, else no (0). The same seed writes the same bytes on any machine.
 */
export async function writeUniformTable(table: UniformTable, path: string): Promise<void> {
  await pipeline(Readable.from(lines(table)), createWriteStream(path));
}

function* lines({ rows, inputs, targets, seed }: UniformTable): Generator<string> {
  const numbered = (letter: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
  yield `${[...numbered('x', inputs), ...numbered('y', targets)].join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    const random = stream(seed, 'sample', row);
    const values = Array.from({ length: inputs }, () => random.uniform().toFixed(6));
    const labels = Array.from({ length: targets }, () => (random.uniform() < 0.5 ? '0' : '1'));
    yield `${[...values, ...labels].join(',')}\n`;
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { featureWidth } from '../../shared/recipe/encode';
import { preparedIndex, type Part, type PreparedIndex } from '../../shared/recipe/prepared';
import { labelWidth } from '../../shared/recipe/fitted';

/** Prepared data in memory: the row-major matrices of the three parts, one after another. */
export interface Prepared {
  readonly index: PreparedIndex;
  readonly features: Float32Array;
  readonly labels: Float32Array;
  readonly featureWidth: number;
  readonly labelWidth: number;
}

/** Reads a prepared folder. */
export async function readPrepared(folder: string): Promise<Prepared> {
  const index = preparedIndex.parse(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')));
  const width = index.fitted.tasks.reduce((sum, task) => sum + labelWidth(task), 0);
  return {
    index,
    features: await readFloats(join(folder, 'features.f32')),
    labels: await readFloats(join(folder, 'labels.f32')),
    featureWidth: featureWidth(index.fitted.inputs),
    labelWidth: width,
  };
}

async function readFloats(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  if (bytes.byteOffset % 4 === 0)
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return new Float32Array(new Uint8Array(bytes).buffer);
}

/** First row and number of rows of a part. */
export function rangeOf(index: PreparedIndex, part: Part): { first: number; rows: number } {
  const { train, validation, test } = index.parts;
  if (part === 'train') return { first: 0, rows: train };
  return part === 'validation'
    ? { first: train, rows: validation }
    : { first: train + validation, rows: test };
}

/** The labels of one task in one part, [rows, targets]. */
export function labelsOf(prepared: Prepared, task: number, part: Part): Float32Array {
  const { first, rows } = rangeOf(prepared.index, part);
  const before = prepared.index.fitted.tasks
    .slice(0, task)
    .reduce((sum, fitted) => sum + labelWidth(fitted), 0);
  const width = prepared.index.fitted.tasks[task]?.targets.length ?? 1;
  const labels = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = (first + row) * prepared.labelWidth + before;
    labels.set(prepared.labels.subarray(from, from + width), row * width);
  }
  return labels;
}

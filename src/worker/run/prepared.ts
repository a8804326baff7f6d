import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { featureWidth } from '../../shared/recipe/encode';
import { labelWidth } from '../../shared/recipe/fitted';
import type { Plan } from '../../shared/plan';
import type { Part, PreparedIndex } from '../../shared/recipe/prepared';
import { readFloats } from '../predict/matrix-file';
import { readIndex } from '../predict/predict';
import type { Run } from './order';

/** A prepared folder, open for reading. */
export interface Prepared {
  readonly index: PreparedIndex;
  readonly featureWidth: number;
  readonly labelWidth: number;
  readonly features: FileHandle;
  readonly labels: FileHandle;
  /** What each row counts in training, [rows]; null where all count the same. */
  readonly weights: FileHandle | null;
  close(): Promise<void>;
}

/** Opens the folder that was prepared for a plan. */
export async function openPrepared(folder: string, plan: Pick<Plan, 'tasks'>): Promise<Prepared> {
  const index = await readIndex(folder, plan);
  const features = await open(join(folder, 'features.f32'));
  const labels = await open(join(folder, 'labels.f32'));
  const weights = index.sha256.weights === undefined ? null : await open(join(folder, 'weights.f32'));
  return {
    index,
    featureWidth: featureWidth(index.fitted.inputs),
    labelWidth: index.fitted.tasks.reduce((sum, task) => sum + labelWidth(task), 0),
    features,
    labels,
    weights,
    async close() {
      await features.close();
      await labels.close();
      await weights?.close();
    },
  };
}

/** First row and number of rows of a part. */
export function rangeOf(index: PreparedIndex, part: Part): Run {
  const { train, validation, test } = index.parts;
  if (part === 'train') return { first: 0, rows: train };
  return part === 'validation'
    ? { first: train, rows: validation }
    : { first: train + validation, rows: test };
}

/**
 * Reads runs of rows of a part, one after another into one matrix. All is asked for at once, so that it is read while
 * this thread computes.
 * @param width numbers in a row
 */
export async function readRuns(
  file: FileHandle,
  width: number,
  { first }: Run,
  runs: readonly Run[],
  into: Float32Array,
): Promise<void> {
  let filled = 0;
  await Promise.all(
    runs.map((run) => {
      const part = into.subarray(filled * width, (filled + run.rows) * width);
      filled += run.rows;
      return readFloats(file, (first + run.first) * width, part);
    }),
  );
}

const LABEL_ROWS = 65536;

/** The labels of a part, [rows, labelWidth], many rows at a time. */
export async function* labelBlocks(prepared: Prepared, part: Part): AsyncGenerator<Float32Array> {
  const range = rangeOf(prepared.index, part);
  const width = prepared.labelWidth;
  for (let first = 0; first < range.rows; first += LABEL_ROWS) {
    const run = { first, rows: Math.min(LABEL_ROWS, range.rows - first) };
    const values = new Float32Array(run.rows * width);
    await readRuns(prepared.labels, width, range, [run], values);
    yield values;
  }
}

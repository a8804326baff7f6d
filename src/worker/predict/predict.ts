import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import { featureWidth } from '../../shared/recipe/encode';
import { fittedFor, outputWidth, type FittedRecipe } from '../../shared/recipe/fitted';
import { preparedIndex, type PreparedIndex } from '../../shared/recipe/prepared';
import type { PredictJob } from '../../shared/trainer-messages';
import { readCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import { buildModel, type Model } from '../model/model';
import { answerActivation } from './activation';
import { sideBySide, toAnswers } from './answers';
import { mapMatrix, type Block } from './matrix-file';

const MOST_ROWS = 4096;
/** About 64 MiB for the widest layer of a block. */
const MOST_NUMBERS = 16 * 1024 * 1024;

/**
 * Answers of all heads for a file of features, [rows, featureWidth] -> [rows, sum of outputWidth], heads in the order
 * of the recipe's tasks. Works in blocks, so that memory does not grow with the rows.
 * @throws AppError run.checkpoint-damaged, file.write-failed
 */
export async function predict(job: PredictJob): Promise<void> {
  const { fitted } = await readIndex(job.prepared, job.plan);
  const model = buildModel(job.plan, fitted);
  const parameters = tensorsOf(model, await readCheckpoint(job.weights.path, job.weights.sha256));
  const width = featureWidth(fitted.inputs);
  try {
    const from = { path: job.features, rows: job.rows, width, rowsAtOnce: rowsAtOnce(model, width) };
    await mapMatrix(from, job.output, (block) => answerBlock(job.plan, fitted, model, parameters, block));
  } finally {
    tf.dispose(parameters);
  }
}

/** What is known about the folder that was prepared for a plan, without its rows. */
export async function readIndex(prepared: string, plan: Pick<Plan, 'tasks'>): Promise<PreparedIndex> {
  const index = preparedIndex.parse(JSON.parse(await readFile(join(prepared, 'index.json'), 'utf8')));
  return { ...index, fitted: fittedFor(plan, index.fitted) };
}

/** A checkpoint's weights in the order of the model's parameters. */
export function tensorsOf(model: Model, { named }: Pick<Checkpoint, 'named'>): tf.Tensor[] {
  return model.parameters.map(({ name, shape }) => {
    const stored = named.get(name);
    if (!stored) throw new Error(`the checkpoint has no ${name}`);
    return tf.tensor(stored.data, [...shape]);
  });
}

/** So many rows that the widest matrix on the way stays within bounds. */
export function rowsAtOnce(model: Model, width: number): number {
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / Math.max(width, model.widest))));
}

function answerBlock(
  plan: Pick<Plan, 'tasks'>,
  fitted: FittedRecipe,
  model: Model,
  parameters: readonly tf.Tensor[],
  block: Block,
): Float32Array {
  const last = tf.tidy(() =>
    model
      .forward(parameters, tf.tensor2d(block.values, [block.rows, featureWidth(fitted.inputs)]))
      .map((head) => Float32Array.from(head.dataSync())),
  );
  const tables = fitted.tasks.map((task, i) => {
    const values = toAnswers(task, answerActivation(plan, task), last[i] ?? new Float32Array(0));
    return { width: outputWidth(task), values };
  });
  return sideBySide(tables, block.rows);
}

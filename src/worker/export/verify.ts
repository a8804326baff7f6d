import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { exportedRecipe, type ExportedRecipe } from '../../shared/recipe/exported';
import { featureWidth } from '../../shared/recipe/encode';
import { inputWidth, outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import type { VerifyJob } from '../../shared/trainer-messages';
import { sideBySide } from '../predict/answers';
import { mapMatrix, type Block } from '../predict/matrix-file';
import { loadFrom } from './model-files';

const ROWS_AT_ONCE = 256;

/**
 * Answers of an exported folder for a file of features, as `predict` gives the lab's: [rows, sum of outputWidth].
 * Everything comes from the folder: the model, its weights, and the recipe that says which columns go where. Plain
 * JavaScript computes it, the slowest backend and the one that shares nothing with native TensorFlow.
 */
export async function verifyExport(job: VerifyJob): Promise<void> {
  await tf.setBackend('cpu');
  const recipe = exportedRecipe.parse(JSON.parse(await readFile(join(job.folder, 'recipe.json'), 'utf8')));
  const model = await loadFrom(job.folder);
  const width = featureWidth(recipe.inputs.map(({ fitted }) => fitted));
  try {
    const from = { path: job.features, rows: job.rows, width, rowsAtOnce: ROWS_AT_ONCE };
    await mapMatrix(from, job.output, (block) => answerBlock(model, recipe, block, width));
  } finally {
    model.dispose();
  }
}

function answerBlock(
  model: tf.LayersModel,
  recipe: ExportedRecipe,
  { rows, values }: Block,
  width: number,
): Float32Array {
  const answers = tf.tidy(() => {
    const predicted = model.predict(inputsOf(model, recipe, tf.tensor2d(values, [rows, width])));
    return [predicted].flat().map((head) => Float32Array.from(head.dataSync()));
  });
  const tables = recipe.outputs.map(({ output, task }) => {
    const head = answers[model.outputNames.indexOf(output)];
    if (!head) throw new Error(`the exported model has no output ${output}`);
    return { width: outputWidth(task), values: decoded(task, head) };
  });
  return sideBySide(tables, rows);
}

/** What the recipe says is left to do: exp of a count's logarithm, the deviation from a logarithm of a variance. */
function decoded({ kind, variance }: FittedTask, head: Float32Array): Float32Array {
  if (kind === 'count') return head.map(Math.exp);
  return variance ? head.map((x, i) => (i % 2 === 0 ? x : Math.exp(x / 2))) : head;
}

/**
 * The feature matrix dealt out to the inputs of the model, each column to the place that the recipe names. A model
 * that is not the first of its process has numbers behind the names of its tensors; the names of its layers stay.
 */
function inputsOf(model: tf.LayersModel, recipe: ExportedRecipe, features: tf.Tensor2D): tf.Tensor[] {
  return model.inputNames.map((name, i) =>
    tf.cast(
      tf.gather(features, tf.tensor1d(columnsOf(recipe, name), 'int32'), 1),
      model.inputs[i]?.dtype ?? 'float32',
    ),
  );
}

/** For each column of one model input, its column in the feature matrix. */
function columnsOf(recipe: ExportedRecipe, tensor: string): number[] {
  const columns: number[] = [];
  let first = 0;
  for (const { to, fitted } of recipe.inputs) {
    for (let k = 0; k < to.width; k++) if (to.tensor === tensor) columns[to.from + k] = first + k;
    first += inputWidth(fitted);
  }
  return columns;
}

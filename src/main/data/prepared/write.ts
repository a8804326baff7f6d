/** Writes a prepared folder: features.f32, labels.f32, rows.i32, index.json and, where rows have weights, weights.f32. */
import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import type { Plan } from '../../../shared/plan';
import { encodeLabel } from '../../../shared/recipe/encode';
import type { FittedInput, FittedTask } from '../../../shared/recipe/fitted';
import type { PreparedIndex } from '../../../shared/recipe/prepared';
import { fitTask, refuseUncounted, refuseUnlabelled } from '../fit/fit-task';
import { inputColumns, type InputColumn } from '../fit/inputs';
import { labelledRows } from '../labels/labels';
import type { Parts } from '../split/shares';
import type { DatasetStore } from '../store';
import { chooseRows, type ChosenRows, type ChosenTask } from './choose';
import { fitInputs, writeFeatures } from './features';

/**
 * Fills an empty folder with a plan's rows as numbers.
 * @param grafted inputs of a grafted trunk, which bring their own encodings and come first; what the plan has beyond them is fitted
 * @throws graft.inputs-differ and what choosing, fitting and the columns of the plan refuse
 */
export async function writePrepared(
  folder: string,
  store: Pick<DatasetStore, 'rows' | 'repeats'>,
  dataset: Dataset,
  plan: Plan,
  grafted?: readonly FittedInput[],
): Promise<PreparedIndex> {
  const own = inputColumns(dataset, plan.recipe, plan.tasks);
  const { known, added } = grafted ? inOrderOf(grafted, own) : { known: [], added: own };
  const columns = [...known, ...added];
  const chosen = await chooseRows(store, dataset, plan);
  refuseEmptyParts(plan, chosen);
  const { parts, fitOn } = chosen;
  const rows = joined(parts);
  const tasks = chosen.tasks.map(({ labels, classes }) => {
    refuseUncounted(labels, rows);
    return fitTask(labels, classes, parts.train);
  });
  const from = { store, dataset, columns };
  const inputs = [
    ...(grafted ?? []).map((input, i) => ({ ...input, read: known[i]?.read })),
    ...(added.length > 0 ? await fitInputs({ ...from, columns: added }, fitOn) : []),
  ];
  const sha256 = {
    features: await writeFeatures(join(folder, 'features.f32'), from, inputs, parts),
    labels: await writeNumbers(join(folder, 'labels.f32'), labelBlocks(rows, chosen.tasks, tasks)),
    rows: await writeNumbers(join(folder, 'rows.i32'), [rows]),
    ...(chosen.weights && {
      weights: await writeNumbers(join(folder, 'weights.f32'), [weightsOf(rows, chosen.weights)]),
    }),
  };
  const { train, validation, test } = parts;
  const index: PreparedIndex = {
    version: 1,
    dataset: dataset.id,
    parts: { train: train.length, validation: validation.length, test: test.length },
    fitted: { inputs, tasks, ...(grafted && added.length > 0 && { added: added.length }) },
    labelled: Object.fromEntries(
      chosen.tasks.map((task) => [task.labels.task.name, labelledIn(task, parts)]),
    ),
    sha256,
  };
  await writeFile(join(folder, 'index.json'), JSON.stringify(index), {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  });
  return index;
}

/** The columns that grafted inputs name, then the others. @throws graft.inputs-differ at the first that the plan has not */
function inOrderOf(
  grafted: readonly FittedInput[],
  own: readonly InputColumn[],
): { known: InputColumn[]; added: InputColumn[] } {
  const columns = new Map(own.map((column) => [column.profile.name, column]));
  const known = grafted.map(({ column }) => {
    const found = columns.get(column);
    if (!found) throw new AppError('graft.inputs-differ', { column, source: 'an-input', target: 'no-input' });
    columns.delete(column);
    return found;
  });
  return { known, added: [...columns.values()] };
}

function refuseEmptyParts({ recipe }: Plan, { parts, tasks }: ChosenRows): void {
  for (const part of ['validation', 'test'] as const) {
    if (recipe.split[part] === 0) continue;
    for (const { labels } of tasks) refuseUnlabelled(labels, part, parts[part]);
  }
}

/** Rows of training, then validation, then test. */
function joined({ train, validation, test }: Parts): Int32Array {
  const rows = new Int32Array(train.length + validation.length + test.length);
  rows.set(train);
  rows.set(validation, train.length);
  rows.set(test, train.length + validation.length);
  return rows;
}

const ROWS_AT_ONCE = 65_536;

/** [rows, targets of all tasks], row-major, many rows at a time. */
function* labelBlocks(
  rows: Int32Array,
  chosen: readonly ChosenTask[],
  fitted: readonly FittedTask[],
): Generator<Float32Array> {
  const columns = chosen.flatMap(({ labels }, i) => {
    const task = fitted[i];
    return task ? labels.targets.map(({ cells }) => ({ task, cells })) : [];
  });
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    const block = rows.subarray(first, first + ROWS_AT_ONCE);
    const matrix = new Float32Array(block.length * columns.length);
    columns.forEach(({ task, cells }, at) => {
      block.forEach((row, i) => (matrix[i * columns.length + at] = encodeLabel(task, cells.at(row))));
    });
    yield matrix;
  }
}

/** [rows]: training rows, which come first, count 1 on average, all others 1. */
function weightsOf(rows: Int32Array, train: Float32Array): Float32Array {
  const weights = new Float32Array(rows.length).fill(1);
  const mean = train.reduce((sum, weight) => sum + weight, 0) / train.length;
  weights.set(train.map((weight) => weight / mean));
  return weights;
}

function labelledIn({ labels, pool }: ChosenTask, parts: Parts): PreparedIndex['labelled'][string] {
  const count = (rows: Int32Array): number => labelledRows(labels, rows).length;
  return { train: count(parts.train), validation: count(parts.validation), test: count(parts.test), pool };
}

/** @returns the SHA-256 of the file */
async function writeNumbers(path: string, blocks: Iterable<Float32Array | Int32Array>): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    for (const values of blocks) {
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      hash.update(bytes);
      await file.writeFile(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

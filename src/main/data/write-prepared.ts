import { join } from 'node:path';
import { open, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type { Cell, Dataset } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import { encodeRow, featureWidth } from '../../shared/recipe/encode';
import type { FittedInput } from '../../shared/recipe/fitted';
import type { Part, PreparedIndex } from '../../shared/recipe/prepared';
import type { ChosenRows } from './choose-rows';
import { inputColumns, type InputColumn } from './columns';
import { inputFitter } from './fit-inputs';
import { fitTask, isLabelled, labelsOfRow } from './labels';
import type { DatasetStore } from './store';

const PARTS: readonly Part[] = ['train', 'validation', 'test'];

/** Writes features.f32, labels.f32, rows.i32 and index.json into an empty folder; gives the index. */
export async function writePrepared(
  folder: string,
  store: DatasetStore,
  dataset: Dataset,
  plan: Plan,
  chosen: ChosenRows,
  grafted?: readonly FittedInput[],
): Promise<PreparedIndex> {
  const columns = graftedOrOwn(dataset, plan, grafted);
  const inputs = grafted ?? (await fitInputs(store, dataset, columns, chosen));
  const tasks = chosen.labels.map((labels) => fitTask(labels, chosen.parts));
  const order = PARTS.flatMap((part) => [...chosen.parts[part]]);
  const labels = Float32Array.from(
    order.flatMap((row) =>
      chosen.labels.flatMap((one, i) => labelsOfRow(one, tasks[i] as (typeof tasks)[number], row)),
    ),
  );
  const rows = Int32Array.from(order);
  const features = await writeFeatures(join(folder, 'features.f32'), store, dataset, columns, inputs, rows);
  const index: PreparedIndex = {
    version: 1,
    dataset: dataset.id,
    parts: {
      train: chosen.parts.train.length,
      validation: chosen.parts.validation.length,
      test: chosen.parts.test.length,
    },
    fitted: { inputs: [...inputs], tasks },
    labelled: labelledOf(chosen),
    sha256: {
      features,
      labels: await writeBytes(join(folder, 'labels.f32'), labels),
      rows: await writeBytes(join(folder, 'rows.i32'), rows),
    },
  };
  await writeFile(join(folder, 'index.json'), JSON.stringify(index), { flush: true, mode: 0o600 });
  return index;
}

/** The columns that a grafted trunk wants, in its order, or those of the recipe. @throws graft.inputs-differ */
function graftedOrOwn(
  dataset: Dataset,
  plan: Plan,
  grafted: readonly FittedInput[] | undefined,
): InputColumn[] {
  const own = inputColumns(dataset, plan.recipe, plan.tasks);
  if (!grafted) return own;
  return grafted.map((input) => {
    const column = own.find(({ profile }) => profile.name === input.column);
    if (!column)
      throw new AppError('graft.inputs-differ', {
        column: input.column,
        source: input.kind,
        target: 'nothing',
      });
    return column;
  });
}

async function fitInputs(
  store: DatasetStore,
  dataset: Dataset,
  columns: readonly InputColumn[],
  chosen: ChosenRows,
): Promise<FittedInput[]> {
  const fitter = inputFitter(columns);
  const train = new Set(chosen.parts.train);
  await eachRow(store, dataset, columns, (row, cells) => {
    if (train.has(row)) fitter.add(cells);
  });
  return fitter.fitted();
}

/** Every row of the dataset as cells of the input columns; moments as seconds since 1970. */
async function eachRow(
  store: DatasetStore,
  dataset: Dataset,
  columns: readonly InputColumn[],
  seen: (row: number, cells: Cell[]) => void,
): Promise<void> {
  const names = columns.map(({ profile }) => profile.name);
  for await (const chunk of store.rows(dataset.id, names)) {
    const rows = chunk.columns[0]?.length ?? 0;
    for (let i = 0; i < rows; i++)
      seen(
        chunk.first + i,
        columns.map(({ profile }, c) => asInput(chunk.columns[c]?.[i] ?? null, profile.type)),
      );
  }
}

function asInput(cell: Cell, type: string): Cell {
  return type === 'time' && typeof cell === 'string' ? Date.parse(`${cell}Z`) / 1000 : cell;
}

/** Writes each row's features at its place in the order of parts. */
async function writeFeatures(
  path: string,
  store: DatasetStore,
  dataset: Dataset,
  columns: readonly InputColumn[],
  inputs: readonly FittedInput[],
  order: Int32Array,
): Promise<string> {
  const width = featureWidth(inputs);
  const places = new Map(Array.from(order, (row, place) => [row, place]));
  const matrix = new Float32Array(order.length * width);
  await eachRow(store, dataset, columns, (row, cells) => {
    const place = places.get(row);
    if (place !== undefined) encodeRow(inputs, cells, matrix, place * width);
  });
  return writeBytes(path, matrix);
}

async function writeBytes(path: string, values: Float32Array | Int32Array): Promise<string> {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return createHash('sha256').update(bytes).digest('hex');
}

function labelledOf(chosen: ChosenRows): PreparedIndex['labelled'] {
  return Object.fromEntries(
    chosen.labels.map((labels) => {
      const count = (part: Part): number =>
        chosen.parts[part].reduce((sum, row) => sum + (isLabelled(labels, row) ? 1 : 0), 0);
      const { name } = labels.task;
      return [
        name,
        {
          train: count('train'),
          validation: count('validation'),
          test: count('test'),
          pool: chosen.pools[name] ?? 0,
        },
      ];
    }),
  );
}

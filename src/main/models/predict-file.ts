import { open, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CallOutput, HandlerInput } from '../../shared/contract/contract';
import type { Cell } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { writeFailure } from '../../shared/errors/write-failure';
import type { FittedTask } from '../../shared/recipe/fitted';
import { answerCells, answerHeader } from './answer-columns';
import { answersOf, answerWidth } from './answers';
import { ask } from './ask';
import { csvLine } from './csv';
import { columnTypes, type ModelDeps, type TableStore } from './deps';
import { ChunkEncoder, type TableWriting } from './encode-chunk';
import { appendFloats, readRows } from './float-file';
import { inScratch, place as placeResult } from './result-folder';

/** A table read into a store that lives no longer than the prediction, every cell as text. */
interface Table extends TableWriting {
  readonly store: TableStore;
  readonly id: string;
  readonly columns: string[];
}

/**
 * Predicts every row of a table: CSV in, CSV out (UTF-8, commas), in the folder of results. Rows go through files a
 * chunk at a time, so that memory does not grow with the table. The input's columns come first, their text to the
 * letter; cells that stand for no value, such as NA, become empty.
 * @throws AppError data.missing-column, data.not-number, file.token-unknown, file.write-failed, and whatever reading
 *   a table refuses
 */
export async function predictFile(
  deps: ModelDeps,
  { run, token }: HandlerInput<'models.predictFile'>,
): Promise<CallOutput<'models.predictFile'>> {
  const file = { path: deps.files.path(token), name: deps.files.name(token) };
  return inScratch(deps.places.tmp, async (scratch) => {
    const store = await deps.openStore(join(scratch, 'store'));
    try {
      const table = await readTable(deps, run, store, file);
      return await predictTable(deps, run, table, scratch);
    } finally {
      await store.close();
    }
  });
}

/** Reads the whole table as text: what a cell means depends on the model, and the answer gives it back as it was. */
async function readTable(
  deps: ModelDeps,
  run: string,
  store: TableStore,
  { path, name }: { path: string; name: string },
): Promise<Table> {
  const { inputs } = (await deps.prepared(run)).index.fitted;
  const { options, columns } = await store.preview(path, name, {});
  const names = columns.map((column) => column.name);
  const lacking = inputs.find((input) => !names.includes(input.column));
  if (lacking) throw new AppError('data.missing-column', { file: name, column: lacking.column });
  const types = Object.fromEntries(names.map((column) => [column, 'text' as const]));
  const control = { signal: new AbortController().signal, progress: (): void => undefined };
  const { dataset } = await store.import(path, name, { ...options, types, badRows: 'stop' }, control);
  return {
    store,
    id: dataset.id,
    columns: names,
    decimalComma: options.decimalComma,
    firstLine: options.header ? 2 : 1,
  };
}

async function predictTable(
  deps: ModelDeps,
  run: string,
  table: Table,
  scratch: string,
): Promise<CallOutput<'models.predictFile'>> {
  const { plan } = await deps.run(run);
  const { fitted } = (await deps.prepared(run)).index;
  const encoder = new ChunkEncoder(
    fitted.inputs,
    columnTypes(await deps.datasets.get(plan.dataset), plan.recipe),
    table,
  );
  const features = { path: join(scratch, 'features.f32'), rows: 0 };
  await withFile(features.path, 'wx', async (file) => {
    for await (const { first, columns } of table.store.rows(table.id, encoder.columns)) {
      const encoded = encoder.encode(first, columns);
      await appendFloats(file, encoded);
      features.rows += encoded.length / encoder.width;
    }
  });
  const output = join(scratch, 'answers.f32');
  await ask(deps, run, features, output);
  const result = join(scratch, 'predictions.csv');
  await withFile(output, 'r', (answers) =>
    withFile(result, 'wx', (to) => writePredictions(table, fitted.tasks, answers, to)),
  );
  const place = await placeResult(result, deps.places.exports, `${run}-predictions`, '.csv');
  return { place, rows: features.rows, unseen: encoder.unseen() };
}

async function writePredictions(
  table: Table,
  tasks: readonly FittedTask[],
  answers: FileHandle,
  to: FileHandle,
): Promise<void> {
  await to.appendFile(csvLine([...table.columns, ...answerHeader(tasks, table.columns)]));
  const width = answerWidth(tasks);
  for await (const { first, columns } of table.store.rows(table.id, table.columns)) {
    const count = columns[0]?.length ?? 0;
    const outputs = await readRows(answers, first, count, width);
    const lines = Array.from({ length: count }, (_, i) => {
      const own: Cell[] = columns.map((column) => column[i] ?? null);
      return csvLine([
        ...own,
        ...answerCells(answersOf(tasks, outputs.subarray(i * width, (i + 1) * width))),
      ]);
    });
    await to.appendFile(lines.join(''));
  }
  await to.sync();
}

async function withFile<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    const file = await open(path, flags, 0o600);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw writeFailure(basename(path), thrown);
  }
}

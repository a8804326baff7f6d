import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallOutput } from '../../shared/contract/contract';
import type { Cell } from '../../shared/dataset';
import type { FittedInput } from '../../shared/recipe/fitted';
import { readCell } from '../../shared/recipe/reading';
import { columnTypes, type ModelDeps } from './deps';
import { heldOut } from './held-out';

/** One field an input of the run's model, filled with a row that training never saw, when there is one. */
export async function form(deps: ModelDeps, run: string): Promise<CallOutput<'models.form'>> {
  const { plan } = await deps.run(run);
  const { folder, index } = await deps.prepared(run);
  const dataset = await deps.datasets.get(plan.dataset);
  const row = await rowId(folder, heldOut(index).first);
  const example = (await deps.datasets.page(plan.dataset, row, 1)).rows[0] ?? [];
  const places = new Map(dataset.columns.map(({ name }, i) => [name, i]));
  const types = columnTypes(dataset, plan.recipe);
  const exampleOf = (column: string): Cell => example[places.get(column) ?? -1] ?? null;
  const fields = index.fitted.inputs.map((input) => ({
    column: input.column,
    type: types.get(input.column) ?? ('text' as const),
    levels: levelsOf(input),
    example: input.read ? readCell(input.read, exampleOf(input.column)) : exampleOf(input.column),
  }));
  return { fitted: index.fitted, fields, row };
}

function levelsOf(input: FittedInput): string[] {
  return input.kind === 'standard' ? [] : input.levels;
}

/** The dataset's row id of one prepared row. */
async function rowId(folder: string, row: number): Promise<number> {
  const file = await open(join(folder, 'rows.i32'), 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, row * 4);
    return buffer.readInt32LE(0);
  } finally {
    await file.close();
  }
}

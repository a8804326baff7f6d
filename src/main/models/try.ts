import { join } from 'node:path';
import type { CallOutput, HandlerInput } from '../../shared/contract/contract';
import type { Cell, ColumnType } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { encodeRow, featureWidth } from '../../shared/recipe/encode';
import type { FittedInput } from '../../shared/recipe/fitted';
import { answersOf, answerWidth } from './answers';
import { ask } from './ask';
import { columnTypes, type ModelDeps } from './deps';
import { readFloats, writeFloats } from './float-file';
import { inputCell, isUnseen } from './input-cell';
import { inScratch } from './result-folder';

/**
 * What all heads say about rows that a person typed. A column left out or empty is missing; columns that the model
 * does not use are passed over.
 * @throws AppError data.not-number, data.unseen-class: what was typed means nothing to this model
 */
export async function tryRows(
  deps: ModelDeps,
  { run, rows }: HandlerInput<'models.try'>,
): Promise<CallOutput<'models.try'>> {
  const { inputs, tasks } = (await deps.prepared(run)).index.fitted;
  const { plan } = await deps.run(run);
  const features = encodeTyped(inputs, columnTypes(await deps.datasets.get(plan.dataset), plan.recipe), rows);
  return inScratch(deps.places.tmp, async (scratch) => {
    const path = join(scratch, 'features.f32');
    await writeFloats(path, features);
    const output = join(scratch, 'answers.f32');
    await ask(deps, run, { path, rows: rows.length }, output);
    const answers = await readFloats(output);
    const width = answerWidth(tasks);
    return rows.map((_, i) => answersOf(tasks, answers.subarray(i * width, (i + 1) * width)));
  });
}

function encodeTyped(
  inputs: readonly FittedInput[],
  types: ReadonlyMap<string, ColumnType>,
  rows: readonly Record<string, Cell>[],
): Float32Array {
  const width = featureWidth(inputs);
  const features = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    const cells = inputs.map((input) => {
      const typed = Object.hasOwn(row, input.column) ? (row[input.column] ?? null) : null;
      return known(
        input,
        inputCell(input, types.get(input.column) ?? 'text', typed, { decimalComma: false, row: i + 1 }),
        i + 1,
      );
    });
    encodeRow(inputs, cells, features, i * width);
  });
  return features;
}

function known(input: FittedInput, cell: Cell, row: number): Cell {
  if (input.kind !== 'standard' && isUnseen(new Set(input.levels), cell)) {
    throw new AppError('data.unseen-class', { column: input.column, row, value: String(cell) });
  }
  return cell;
}

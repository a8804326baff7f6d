import { join } from 'node:path';
import type { CallOutput, HandlerInput } from '../../shared/contract/contract';
import type { Cell } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { encodeRow, featureWidth, levelOf } from '../../shared/recipe/encode';
import type { FittedInput } from '../../shared/recipe/fitted';
import { answersOf, answerWidth } from './answers';
import { ask } from './ask';
import type { ModelDeps } from './deps';
import { readFloats, writeFloats } from './float-file';
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
  const features = encodeTyped(inputs, rows);
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

function encodeTyped(inputs: readonly FittedInput[], rows: readonly Record<string, Cell>[]): Float32Array {
  const width = featureWidth(inputs);
  const features = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    const cells = inputs.map((input) =>
      checked(input, (Object.hasOwn(row, input.column) ? row[input.column] : null) ?? null, i + 1),
    );
    encodeRow(inputs, cells, features, i * width);
  });
  return features;
}

function checked(input: FittedInput, cell: Cell, row: number): Cell {
  const level = levelOf(cell);
  if (level === null) return null;
  if (input.kind === 'standard') {
    if (typeof cell !== 'number' || !Number.isFinite(cell))
      throw new AppError('data.not-number', { column: input.column, row, value: level });
  } else if (!input.levels.includes(level)) {
    throw new AppError('data.unseen-class', { column: input.column, row, value: level });
  }
  return cell;
}

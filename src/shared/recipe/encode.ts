/** Raw cells to numbers. The one place where it is done: preparing, trying, predicting and exports all use it. */
import type { Cell } from '../dataset';
import { isQuantity } from '../task';
import { inputWidth, type FittedInput, type FittedRecipe, type FittedTask } from './fitted';

const FLOAT32_MAX = (2 - 2 ** -23) * 2 ** 127;

/** A categorical cell as the text its level is stored under; null when missing. */
export function levelOf(cell: Cell): string | null {
  if (cell === null || cell === '') return null;
  return typeof cell === 'boolean' ? (cell ? 'true' : 'false') : String(cell);
}

/** Levels -> place of each, made when they are first asked for: a column may have thousands of levels and millions of rows. */
const PLACES = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function placeOf(levels: readonly string[], level: string): number {
  let places = PLACES.get(levels);
  if (!places) {
    places = new Map(levels.map((each, i) => [each, i]));
    PLACES.set(levels, places);
  }
  return places.get(level) ?? -1;
}

/** Width of the whole feature matrix. */
export function featureWidth(inputs: readonly FittedInput[]): number {
  return inputs.reduce((sum, input) => sum + inputWidth(input), 0);
}

/**
 * Writes one row's features.
 * @param cells one raw cell an input, in the order of `inputs`
 * @param into row-major matrix of float32
 * @param offset where the row begins
 */
export function encodeRow(
  inputs: readonly FittedInput[],
  cells: readonly Cell[],
  into: Float32Array,
  offset: number,
): void {
  let at = offset;
  inputs.forEach((input, i) => {
    writeInput(input, cells[i] ?? null, into, at);
    at += inputWidth(input);
  });
}

function writeInput(input: FittedInput, cell: Cell, into: Float32Array, at: number): void {
  if (input.kind === 'standard') {
    const missing = typeof cell !== 'number' || !Number.isFinite(cell);
    into[at] = missing ? 0 : finite((cell - input.mean) / input.deviation);
    if (input.missingIndicator) into[at + 1] = missing ? 1 : 0;
    return;
  }
  const level = levelOf(cell);
  const index = level === null ? -1 : placeOf(input.levels, level);
  if (input.kind === 'embedding') {
    into[at] = index + 1;
    return;
  }
  for (let k = 0; k < input.levels.length; k++) into[at + k] = k === index ? 1 : 0;
  if (input.missingIndicator) into[at + input.levels.length] = level === null ? 1 : 0;
}

/** Within what a 32-bit float holds: one absurd cell must not become infinity and poison a whole run. */
function finite(value: number): number {
  return Math.min(FLOAT32_MAX, Math.max(-FLOAT32_MAX, value));
}

/** A label as the number that training uses; NaN when missing or unseen in training. */
export function encodeLabel(task: FittedTask, cell: Cell): number {
  if (isQuantity(task.kind)) {
    return typeof cell === 'number' && Number.isFinite(cell) ? (cell - task.mean) / task.deviation : NaN;
  }
  const level = levelOf(cell);
  const index = level === null ? -1 : placeOf(task.classes, level);
  return index < 0 ? NaN : index;
}

/** Names of the feature columns, for graft checks and model cards. */
export function featureNames(recipe: FittedRecipe): string[] {
  return recipe.inputs.flatMap((input) => {
    if (input.kind === 'embedding') return [input.column];
    const names =
      input.kind === 'standard' ? [input.column] : input.levels.map((level) => `${input.column}=${level}`);
    return input.missingIndicator ? [...names, `${input.column} missing`] : names;
  });
}

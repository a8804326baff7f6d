/**
 * `recipe.json` of an export: how raw cells become the inputs of the exported model, and what its outputs mean.
 * The names in it are the names of the model's inputs and outputs: both sides take them from here.
 */
import { columnType, type ColumnType } from '../dataset';
import { z } from '../zod';
import { fittedInput, fittedTask, inputWidth, type FittedInput, type FittedRecipe } from './fitted';

/** The input that holds every column that is not an embedding, in the order of the recipe. */
const FEATURES = 'features';

/** Columns [from, from + width) of the model input `tensor`. */
const inputPlace = z.object({
  tensor: z.string(),
  from: z.number().int().min(0),
  width: z.number().int().min(0),
});
export type InputPlace = z.infer<typeof inputPlace>;

export const exportedRecipe = z.object({
  format: z.literal('espalier-recipe'),
  version: z.literal(1),
  /** How to use this file, for the person who opens it. */
  about: z.array(z.string()),
  inputs: z.array(z.object({ type: columnType, to: inputPlace, fitted: fittedInput })),
  outputs: z.array(z.object({ output: z.string(), task: fittedTask })),
});
export type ExportedRecipe = z.infer<typeof exportedRecipe>;

const ABOUT = [
  'Each entry of "inputs" turns one cell of the column fitted.column into columns [to.from, to.from + to.width) of the model input to.tensor, a matrix with one row a row of data.',
  'fitted.kind "standard": (cell - mean) / deviation; a missing cell gives 0. With missingIndicator one more column follows: 1 when the cell is missing, else 0.',
  'fitted.kind "one-hot": one column a level, 1 for the level that the cell holds, else 0. With missingIndicator one more column follows: 1 when the cell is missing, else 0. A value that is no level gives zeros everywhere.',
  'fitted.kind "embedding": the model input is one whole number: 0 when the cell is missing or no level, else its position in levels, counted from 1.',
  'fitted.read, where it is there, comes first: with clean, invisible characters are taken out of the text and odd spaces become plain ones; then a cell that is one of missing (a number that equals one of them as a number) is a missing cell.',
  'Levels are text: a number is written in the shortest way that gives the same number back (1, 0.5, 1e+21), a boolean as true or false. "type" is the type of the column in the data that the model learned from; a cell of type time counts as a number, seconds since 1970-01-01 00:00 UTC.',
  'Each entry of "outputs" names a model output and its task. Task kind "binary": probability of classes[1]. "classes": a probability for each of classes. "multi-label": a probability of classes[1] for each of targets. "number": the value in the unit of the target column; mean and deviation are already applied; with "variance" a second column, the natural logarithm of the variance in that unit squared: exp of half of it is the standard deviation. "count": the natural logarithm of the expected count, since layers have no exponential activation; exp of it is the answer.',
] as const;

/** The recipe of an export. `types`: column name -> its type in the dataset; a column that is not in it counts as text. */
export function exportRecipe(fitted: FittedRecipe, types: ReadonlyMap<string, ColumnType>): ExportedRecipe {
  const places = inputPlaces(fitted.inputs);
  const names = outputNames(fitted);
  return {
    format: 'espalier-recipe',
    version: 1,
    about: [...ABOUT],
    inputs: fitted.inputs.flatMap((input, i) => {
      const to = places[i];
      return to ? [{ type: types.get(input.column) ?? 'text', to, fitted: input }] : [];
    }),
    outputs: fitted.tasks.map((task, i) => ({ output: names[i] ?? task.name, task })),
  };
}

/** Where each input goes: embeddings to an input of their own, `code_1`, `code_2`, ..., all else into `features`. */
export function inputPlaces(inputs: readonly FittedInput[]): InputPlace[] {
  let from = 0;
  let codes = 0;
  return inputs.map((input) => {
    const width = inputWidth(input);
    if (input.kind === 'embedding') return { tensor: `code_${++codes}`, from: 0, width };
    const place = { tensor: FEATURES, from, width };
    from += width;
    return place;
  });
}

/**
 * A model output's name for each task: letters, digits and `_` of the task's name, made unique. A name without any
 * becomes `task`. Inputs keep their names; the model's inner layers have a dot in theirs and so never meet these.
 */
export function outputNames(fitted: FittedRecipe): string[] {
  const taken = new Set(
    inputPlaces(fitted.inputs)
      .map((place) => place.tensor)
      .concat(FEATURES),
  );
  return fitted.tasks.map(({ name }) => {
    const plain = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || 'task';
    let unique = plain;
    for (let n = 2; taken.has(unique); n++) unique = `${plain}_${n}`;
    taken.add(unique);
    return unique;
  });
}

/** What training rows taught the recipe: enough, as JSON, to turn raw cells into the numbers a model eats. */
import { z } from '../zod';
import type { Plan } from '../plan';
import { linkOf, taskKind } from '../task';
import { columnReading } from './column-reading';

/** How a cell is read before it is encoded; left out where it is taken as it stands. */
const cellReading = { read: columnReading.pick({ missing: true, clean: true }).optional() };

export const fittedInput = z.discriminatedUnion('kind', [
  z.object({
    ...cellReading,
    kind: z.literal('standard'),
    column: z.string(),
    mean: z.number(),
    deviation: z.number(),
    missingIndicator: z.boolean(),
  }),
  z.object({
    ...cellReading,
    kind: z.literal('one-hot'),
    column: z.string(),
    levels: z.array(z.string()),
    missingIndicator: z.boolean(),
  }),
  /** Code 0 is missing or unseen; level i has code i + 1. */
  z.object({
    ...cellReading,
    kind: z.literal('embedding'),
    column: z.string(),
    levels: z.array(z.string()),
    dimension: z.number().int(),
  }),
]);
export type FittedInput = z.infer<typeof fittedInput>;

export const fittedTask = z.object({
  name: z.string(),
  kind: taskKind,
  targets: z.array(z.string()),
  /** Labels in the order of their index: two for binary and for each multi-label column (no, yes), all for classes. */
  classes: z.array(z.string()),
  /**
   * Units of a number target: standardised label = (value - mean) / deviation. Counts are multiples of their training
   * mean: for them `mean` is 0 and `deviation` the mean count.
   */
  mean: z.number(),
  deviation: z.number(),
  /** Whether a number's head also gives the logarithm of the variance of the standardised answer, in a column of its own. */
  variance: z.literal(true).optional(),
});
export type FittedTask = z.infer<typeof fittedTask>;

export const fittedRecipe = z.object({
  inputs: z.array(fittedInput),
  tasks: z.array(fittedTask),
  /** How many of the inputs, the last ones, a grafted trunk did not know; left out where it knew all of them. */
  added: z.number().int().min(1).optional(),
});
export type FittedRecipe = z.infer<typeof fittedRecipe>;

/** Columns an input takes in the feature matrix; an embedding takes one, its code. */
export function inputWidth(input: FittedInput): number {
  if (input.kind === 'embedding') return 1;
  const indicator = input.missingIndicator ? 1 : 0;
  return indicator + (input.kind === 'standard' ? 1 : input.levels.length);
}

/** Numbers an input brings to the trunk: an embedding its vector, all others what they take in the feature matrix. */
export function encodedWidth(input: FittedInput): number {
  return input.kind === 'embedding' ? input.dimension : inputWidth(input);
}

/** Inputs that a grafted trunk did not know: they follow those that it did. */
export function addedInputs({ inputs, added = 0 }: Pick<FittedRecipe, 'inputs' | 'added'>): FittedInput[] {
  return inputs.slice(inputs.length - added);
}

/** Columns a task takes in the label matrix. */
export function labelWidth(of: FittedTask): number {
  return of.targets.length;
}

/** Numbers a task's head puts out: 1 for binary, number and count, 2 with a variance, a column a class, a column a target. */
export function outputWidth(of: FittedTask): number {
  if (of.kind === 'classes') return of.classes.length;
  if (of.variance) return 2;
  return of.kind === 'multi-label' ? of.targets.length : 1;
}

/** What was fitted as the losses of a plan want it: rows are prepared alike for all losses, heads are not. */
export function fittedFor({ tasks }: Pick<Plan, 'tasks'>, fitted: FittedRecipe): FittedRecipe {
  const gaussian = new Set(tasks.filter((task) => linkOf(task) === 'gaussian').map(({ name }) => name));
  return {
    ...fitted,
    tasks: fitted.tasks.map((task) => (gaussian.has(task.name) ? { ...task, variance: true } : task)),
  };
}

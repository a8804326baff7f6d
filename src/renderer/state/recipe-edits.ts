/** Changes to what columns are for and how rows are split: a plan in, a plan out. */
import type { Plan } from '../../shared/plan';
import type { ColumnReading } from '../../shared/recipe/column-reading';
import {
  cleaning as cleaningSchema,
  encoding as encodingSchema,
  type Cleaning,
  type Encoding,
  type Recipe,
  type Split,
} from '../../shared/recipe/recipe';

/** How a column becomes numbers; `natural`: as its type suggests. */
export type EncodingChoice = 'natural' | Encoding['kind'];

type Column = Recipe['columns'][string];

export function withoutColumn(plan: Plan, column: string): Plan {
  return withColumn(plan, column, { role: 'ignored' });
}

export function withInput(plan: Plan, column: string, choice: EncodingChoice = 'natural'): Plan {
  if (choice === 'natural') return withColumn(plan, column, { role: 'input' });
  const missingIndicator = choice === 'one-hot';
  return withEncoding(
    plan,
    column,
    encodingSchema.parse({ kind: choice, ...(missingIndicator && { missingIndicator }) }),
  );
}

export function withEncoding(plan: Plan, column: string, encoding: Encoding): Plan {
  return withColumn(plan, column, { role: 'input', encoding });
}

/** The column that says how much each row counts. */
export function weightColumn({ recipe }: Plan): string | undefined {
  return Object.entries(recipe.columns).find(([, { role }]) => role === 'weight')?.[0];
}

/** Another column says how much each row counts; the one that did is an input again. Undefined: all rows count alike. */
export function withRowWeights(plan: Plan, column: string | undefined): Plan {
  const before = weightColumn(plan);
  const freed = before === undefined ? plan : withInput(plan, before);
  return column === undefined ? freed : withColumn(freed, column, { role: 'weight' });
}

/** How many labels of a task training sees; undefined: all. */
export function withLabels(plan: Plan, task: string, labels: Recipe['keepLabels'][string] | undefined): Plan {
  const { [task]: _, ...others } = plan.recipe.keepLabels;
  const keepLabels = labels ? { ...others, [task]: labels } : others;
  return { ...plan, recipe: { ...plan.recipe, keepLabels } };
}

/** Whether the labels of a task are shuffled. */
export function withShuffled(plan: Plan, task: string, shuffled: boolean): Plan {
  const others = plan.recipe.shuffleLabels.filter((name) => name !== task);
  return { ...plan, recipe: { ...plan.recipe, shuffleLabels: shuffled ? [...others, task] : others } };
}

function withColumn(plan: Plan, name: string, column: Column): Plan {
  return {
    ...plan,
    recipe: { ...plan.recipe, columns: { ...plan.recipe.columns, [name]: column } },
  };
}

/** Columns a plan leaves out on purpose. */
export function ignoredColumns(plan: Plan): string[] {
  return Object.entries(plan.recipe.columns)
    .filter(([, { role }]) => role === 'ignored')
    .map(([name]) => name);
}

/** A table that is taken as it is. */
export const UNTOUCHED: Cleaning = cleaningSchema.parse({});

/** How a column is read from now on; undefined: as it stands. */
export function withReading(
  cleaning: Cleaning,
  column: string,
  reading: ColumnReading | undefined,
): Cleaning {
  const { [column]: _, ...others } = cleaning.read;
  return { ...cleaning, read: reading ? { ...others, [column]: reading } : others };
}

/** @param by the column that the split goes by; none when it is random */
export function splitBy(plan: Plan, kind: Split['kind'], by: string | undefined): Plan {
  const { by: _, ...split } = plan.recipe.split;
  const changed: Split = { ...split, kind, ...(by !== undefined && { by }) };
  return { ...plan, recipe: { ...plan.recipe, split: changed } };
}

/** @param seed undefined: that of the plan */
export function withSplitSeed(plan: Plan, seed: number | undefined): Plan {
  const { seed: _, ...split } = plan.recipe.split;
  const changed: Split = seed === undefined ? split : { ...split, seed };
  return { ...plan, recipe: { ...plan.recipe, split: changed } };
}

/** Changes to what columns are for and how rows are split: a plan in, a plan out. */
import type { Plan } from '../../shared/plan';
import type { ColumnReading } from '../../shared/recipe/column-reading';
import {
  cleaning as cleaningSchema,
  type Cleaning,
  type Recipe,
  type Split,
} from '../../shared/recipe/recipe';

/** How a column becomes numbers; `natural`: as its type suggests. */
export type EncodingChoice = 'natural' | 'one-hot' | 'embedding';

type Column = Recipe['columns'][string];

export function withoutColumn(plan: Plan, column: string): Plan {
  return withColumn(plan, column, { role: 'ignored' });
}

export function withInput(plan: Plan, column: string, choice: EncodingChoice = 'natural'): Plan {
  if (choice === 'natural') return withColumn(plan, column, { role: 'input' });
  const encoding =
    choice === 'embedding' ? ({ kind: choice } as const) : { kind: choice, missingIndicator: true };
  return withColumn(plan, column, { role: 'input', encoding });
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

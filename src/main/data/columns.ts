import type { ColumnProfile, Dataset } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import type { Encoding, Recipe } from '../../shared/recipe/recipe';
import type { Task } from '../../shared/task';

const MOST_ONE_HOT = 32;
const MOST_DIMENSIONS = 50;

/** A column that feeds the model, with its encoding as the recipe says or as its type suggests. */
export interface InputColumn {
  readonly profile: ColumnProfile;
  readonly encoding: Encoding | undefined;
}

/**
 * The input columns of a recipe, in the order of the table; targets are never inputs.
 * @throws plan.no-inputs, data.not-number when a text column should be standardised
 */
export function inputColumns(dataset: Dataset, recipe: Recipe, tasks: readonly Task[]): InputColumn[] {
  const targets = new Set(tasks.flatMap((task) => task.targets));
  const inputs = dataset.columns.flatMap((profile) => {
    const said = recipe.columns[profile.name];
    const isInput = (said?.role ?? recipe.otherwise) === 'input' && !targets.has(profile.name);
    return isInput ? [{ profile, encoding: said?.encoding }] : [];
  });
  if (inputs.length === 0) throw new AppError('plan.no-inputs');
  for (const { profile, encoding } of inputs) {
    if (encoding?.kind === 'standard' && (profile.type === 'text' || profile.type === 'boolean')) {
      throw new AppError('data.not-number', {
        column: profile.name,
        row: 1,
        value: profile.top[0]?.value ?? '',
      });
    }
  }
  return inputs;
}

/** How a column without a said encoding is encoded, from its type and how many categories training rows hold. */
export function encodingFor(column: InputColumn, levels: number): Encoding['kind'] {
  if (column.encoding) return column.encoding.kind;
  if (column.profile.type === 'number' || column.profile.type === 'time') return 'standard';
  return levels <= MOST_ONE_HOT ? 'one-hot' : 'embedding';
}

/** min(50, ceil(1.6 n^0.56)): the rule of thumb that fastai uses for n categories. */
export function embeddingDimension(encoding: Encoding | undefined, levels: number): number {
  const said = encoding?.kind === 'embedding' ? encoding.dimension : undefined;
  return said ?? Math.max(1, Math.min(MOST_DIMENSIONS, Math.ceil(1.6 * levels ** 0.56)));
}

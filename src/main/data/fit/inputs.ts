/** Which columns feed the model, and how each is encoded. */
import type { ColumnProfile, Dataset } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import type { CellReading } from '../../../shared/recipe/reading';
import type { Encoding, Recipe } from '../../../shared/recipe/recipe';
import type { Task } from '../../../shared/task';

const MOST_ONE_HOT = 32;
const MOST_DIMENSIONS = 50;

/** An input column. */
export interface InputColumn {
  readonly profile: ColumnProfile;
  /** As the recipe says; undefined when it leaves it to the column's type. */
  readonly encoding: Encoding | undefined;
  /** What is done to its cells first; left out where they are taken as they stand. */
  readonly read?: CellReading | undefined;
}

/**
 * The input columns of a recipe, in the order of the table. Targets never are, nor is the column of a split by group or
 * time that the recipe does not name.
 * @throws plan.no-inputs; data.not-number when what is no number should be standardised
 */
export function inputColumns(dataset: Dataset, recipe: Recipe, tasks: readonly Task[]): InputColumn[] {
  const named = new Map(Object.entries(recipe.columns));
  const readings = new Map(Object.entries(recipe.read));
  const targets = new Set(tasks.flatMap((task) => task.targets));
  const { kind, by } = recipe.split;
  const reserved = kind === 'group' || kind === 'time' ? by : undefined;
  const inputs = dataset.columns.flatMap((profile) => {
    const { name } = profile;
    const said = named.get(name);
    const role = said?.role ?? (name === reserved ? 'ignored' : recipe.otherwise);
    if (role !== 'input' || targets.has(name)) return [];
    const reading = readings.get(name);
    const read = reading && { missing: reading.missing, clean: reading.clean };
    return [{ profile, encoding: said?.encoding, read }];
  });
  if (inputs.length === 0) throw new AppError('plan.no-inputs');
  for (const { profile, encoding } of inputs) {
    if (encoding?.kind !== 'standard' || isOrdered(profile)) continue;
    throw new AppError('data.not-number', {
      column: profile.name,
      row: 1,
      value: profile.top[0]?.value ?? '',
    });
  }
  return inputs;
}

/** Numbers and moments can be standardised; text and yes/no cannot. */
function isOrdered({ type }: ColumnProfile): boolean {
  return type === 'number' || type === 'time';
}

/** The encoding said, or the one that suits: standardised, one-hot for up to 32 categories, else an embedding. */
export function encodingKind({ profile, encoding }: InputColumn): Encoding['kind'] {
  if (encoding) return encoding.kind;
  if (isOrdered(profile)) return 'standard';
  return profile.distinct <= MOST_ONE_HOT ? 'one-hot' : 'embedding';
}

/** min(50, ceil(1.6 n^0.56)): the rule of thumb that fastai uses for n categories. */
export function embeddingDimension(encoding: Encoding | undefined, levels: number): number {
  const said = encoding?.kind === 'embedding' ? encoding.dimension : undefined;
  return said ?? Math.max(1, Math.min(MOST_DIMENSIONS, Math.ceil(1.6 * levels ** 0.56)));
}

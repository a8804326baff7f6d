import { addedInputs, encodedWidth, type FittedRecipe } from '../../shared/recipe/fitted';
import { tableName } from '../model/encoders';
import type { ParameterSpec } from '../model/parameter';

/** The kernel over the encoded inputs, whose rows follow them: [width of all inputs, units]. */
const FIRST_KERNEL = 'trunk 1/kernel';

/** Inputs of a plan, and how many of them its graft did not know. */
export type Inputs = Pick<FittedRecipe, 'inputs' | 'added'>;

/**
 * How many numbers of a parameter, the last ones, belong to inputs that a grafted trunk did not know: all of the table
 * of such an input, its rows of the first kernel, none of anything else.
 */
export function addedNumbers(fitted: Inputs, { name, shape, size }: ParameterSpec): number {
  const added = addedInputs(fitted);
  if (added.some((input) => input.kind === 'embedding' && tableName(input) === name)) return size;
  if (name !== FIRST_KERNEL) return 0;
  const [rows = 1] = shape;
  return (size / rows) * added.reduce((sum, input) => sum + encodedWidth(input), 0);
}

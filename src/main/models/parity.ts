/** How far an exported model's answers lie from the lab's. */
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import { isQuantity } from '../../shared/task';

/** Largest relative difference that an export may show. */
export const PARITY_LIMIT = 1e-5;

/** What the two differences mean, for the files that quote them. */
export const PARITY_MEANING =
  'absolute: largest |export - lab| over all rows and outputs. relative: the same, divided by 1 for probabilities and by max(|lab|, standard deviation of the target in the training rows, of counts their mean) for numbers.';

export interface Differences {
  readonly absolute: number;
  readonly relative: number;
}

/**
 * Largest absolute and relative difference between two tables of answers, [rows, sum of outputWidth].
 *
 * A probability is compared as it is. A number is measured against its own size or the spread of its target,
 * whichever is larger: a target in grams and the same target in tonnes get the same figure, and an answer that
 * happens to lie near zero is not blamed for rounding. An answer that is not finite differs infinitely.
 */
export function differences(
  tasks: readonly FittedTask[],
  lab: Float32Array,
  exported: Float32Array,
): Differences {
  const scales = tasks.flatMap((task) =>
    Array.from({ length: outputWidth(task) }, () => (isQuantity(task.kind) ? task.deviation : null)),
  );
  if (lab.length !== exported.length || lab.length === 0) return { absolute: Infinity, relative: Infinity };
  let absolute = 0;
  let relative = 0;
  lab.forEach((value, i) => {
    const gap = Math.abs((exported[i] ?? NaN) - value);
    const spread = scales[i % scales.length] ?? null;
    const difference = Number.isNaN(gap) ? Infinity : gap;
    absolute = Math.max(absolute, difference);
    relative = Math.max(
      relative,
      spread === null ? difference : difference / Math.max(Math.abs(value), spread),
    );
  });
  return { absolute, relative };
}

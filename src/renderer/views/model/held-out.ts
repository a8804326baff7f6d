/** Answers on held-out rows, sorted into what a person can look behind. */
import type { RowAnswers } from '../../../shared/examination';

/** Rows of a table of truth against answer, or of a range of errors: places among the rows that were looked at. */
export type Places = readonly number[];

/** Rows of each true class (first index) that were taken for each class (second). */
export function confusionOf({ labels, actual, predicted }: RowAnswers): Places[][] {
  const cells = labels.map(() => labels.map((): number[] => []));
  actual.forEach((truth, place) => cells[truth]?.[predicted[place] ?? NaN]?.push(place));
  return cells;
}

/** A range of errors, predicted minus true, in the target's unit. */
export interface ErrorBin {
  readonly from: number;
  readonly to: number;
  readonly places: Places;
}

const BINS = 15;

/** Errors below this are drawn as none: a width must not vanish. */
const SMALLEST = 1e-300;

/** Errors in bins of one width, as many to the left of 0 as to its right. */
export function errorBins({ actual, predicted }: RowAnswers): ErrorBin[] {
  const errors = actual.map((truth, place) => (predicted[place] ?? NaN) - truth);
  const largest = Math.max(...errors.filter(Number.isFinite).map(Math.abs), SMALLEST);
  const width = (2 * largest) / BINS;
  return Array.from({ length: BINS }, (_, k) => {
    const [from, to] = [(k - BINS / 2) * width, (k + 1 - BINS / 2) * width];
    const places = errors.flatMap((error, place) =>
      Number.isFinite(error) && Math.min(BINS - 1, Math.floor((error + largest) / width)) === k ? place : [],
    );
    return { from, to, places };
  });
}

/** A unit behind a name, in brackets or as the last part of a name in parts. */
const IN_BRACKETS = /[([（]([^()[\]（）]{1,12})[)\]）]\s*$/;
const LAST_PART =
  /[_ ](mm|cm|m|km|mg|g|kg|t|ms|s|min|h|ml|l|pct|percent|%|°c|°f|k|pa|hpa|kpa|bar|w|kw|kwh|v|hz|usd|eur|cny)$/i;

/** The unit that a column's name tells, such as `mass (g)`, `体重（kg）` or `body_mass_g`; undefined when it tells none. */
export function unitOf(name: string): string | undefined {
  return (IN_BRACKETS.exec(name) ?? LAST_PART.exec(name))?.[1];
}

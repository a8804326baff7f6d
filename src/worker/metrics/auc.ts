/** Scores of rows on two sides, gathered row by row: four bytes a row. */
export class Ranking {
  /** Those of the positive side from the front, those of the negative side from the end. */
  readonly #scores: Float32Array;
  #positives = 0;
  #negatives = 0;

  /** @param rows the most that will be added */
  constructor(rows: number) {
    this.#scores = new Float32Array(rows);
  }

  /** @param score higher means more positive */
  add(score: number, positive: boolean): void {
    if (positive) this.#scores[this.#positives++] = score;
    else this.#scores[this.#scores.length - ++this.#negatives] = score;
  }

  /**
   * Area under the ROC curve as the probability that a positive outranks a negative, ties counting half
   * (Mann and Whitney, 1947; Hanley and McNeil, 1982). NaN when one side is empty or a score is NaN.
   */
  area(): number {
    const positives = this.#scores.subarray(0, this.#positives).sort();
    const negatives = this.#scores.subarray(this.#scores.length - this.#negatives).sort();
    // NaN is sorted behind all numbers; it has no rank.
    if (Number.isNaN(positives.at(-1) ?? NaN) || Number.isNaN(negatives.at(-1) ?? NaN)) return NaN;
    let [below, upTo, won] = [0, 0, 0];
    for (const score of positives) {
      while (below < negatives.length && (negatives[below] ?? 0) < score) below++;
      upTo = Math.max(upTo, below);
      while (upTo < negatives.length && (negatives[upTo] ?? 0) <= score) upTo++;
      won += (below + upTo) / 2;
    }
    return won / (positives.length * negatives.length);
  }
}

/** Mean of the values that are not NaN; NaN when none is. */
export function meanOfKnown(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}

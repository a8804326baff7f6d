/**
 * Area under the ROC curve as the probability that a positive outranks a negative, ties counting half
 * (Hanley and McNeil, 1982; computed from mid-ranks). NaN when one side is empty or a score is NaN.
 * @param scores higher means more positive
 */
export function auc(scores: ArrayLike<number>, positive: ArrayLike<boolean>): number {
  // NaN equals nothing, itself included: it has no rank, and a search for its ties would not end.
  if (hasNaN(scores)) return NaN;
  const order = Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0),
  );
  let rankSum = 0;
  let positives = 0;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) end++;
    const midRank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (!positive[order[i] ?? 0]) continue;
      rankSum += midRank;
      positives++;
    }
    start = end;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return NaN;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Mean one-against-the-rest area over the classes that occur with and without (Hand and Till, 2001, unweighted). */
export function macroAuc(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): number {
  const areas = Array.from({ length: classes }, (_, k) => {
    const scores = Array.from(labels, (_label, i) => probabilities[i * classes + k] ?? NaN);
    return auc(
      scores,
      Array.from(labels, (label) => label === k),
    );
  });
  return meanOfKnown(areas);
}

function hasNaN(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}

/** Mean of the values that are not NaN; NaN when none is. */
export function meanOfKnown(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}

export interface NumberScores {
  readonly rmse: number;
  readonly mae: number;
  readonly r2: number;
}

/**
 * Scores of predicted numbers, in the target's own unit.
 * - RMSE: sqrt(mean (p - y)^2);  MAE: mean |p - y|
 * - R2: 1 - sum (p - y)^2 / sum (y - mean y)^2; NaN when the labels do not vary
 */
export function numberScores(predictions: ArrayLike<number>, labels: ArrayLike<number>): NumberScores {
  const n = labels.length;
  let squares = 0;
  let absolute = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const error = (predictions[i] ?? NaN) - (labels[i] ?? NaN);
    squares += error * error;
    absolute += Math.abs(error);
    sum += labels[i] ?? NaN;
  }
  let spread = 0;
  for (let i = 0; i < n; i++) spread += ((labels[i] ?? NaN) - sum / n) ** 2;
  return { rmse: Math.sqrt(squares / n), mae: absolute / n, r2: spread === 0 ? NaN : 1 - squares / spread };
}

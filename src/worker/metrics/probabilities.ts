/** 1 / (1 + exp(-x)). */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** exp(x_k) / sum exp(x), each row of [rows, classes]. */
export function softmaxRows(logits: ArrayLike<number>, classes: number): Float64Array {
  const probabilities = new Float64Array(logits.length);
  for (let at = 0; at < logits.length; at += classes) softmaxRow(logits, at, classes, probabilities);
  return probabilities;
}

function softmaxRow(logits: ArrayLike<number>, at: number, classes: number, into: Float64Array): void {
  let highest = -Infinity;
  for (let k = 0; k < classes; k++) highest = Math.max(highest, logits[at + k] ?? NaN);
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += into[at + k] = Math.exp((logits[at + k] ?? NaN) - highest);
  for (let k = 0; k < classes; k++) into[at + k] = (into[at + k] ?? NaN) / sum;
}

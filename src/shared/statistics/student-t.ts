import { incompleteBeta } from './incomplete-beta';

const HALVINGS = 200;

/**
 * P(T <= t) of Student's distribution: 1 - I_x(df/2, 1/2)/2 with x = df/(df + t^2) for t >= 0
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1).
 * @param degrees degrees of freedom, from 1
 */
export function studentCdf(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  return t >= 0 ? 1 - tail : tail;
}

/**
 * The t with P(T <= t) = probability, to about 12 digits, by halving: the distribution only ever rises.
 * @param probability between 0 and 1, both excluded
 * @param degrees degrees of freedom, from 1
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  let high = 1;
  while (studentCdf(high, degrees) < probability) high *= 2;
  let low = 0;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentCdf(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

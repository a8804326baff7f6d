/** The losses once more, number by number in 64 bits, for one matrix [rows, k] with its mask. */
import fc from 'fast-check';

export interface Case {
  readonly rows: number;
  readonly k: number;
  readonly outputs: readonly number[];
  readonly targets: readonly number[];
  /** [rows, k], or [rows, 1] where a label is known as a whole. */
  readonly mask: readonly number[];
}

export type Reference = (of: Case, outputs: readonly number[]) => number;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const meanKnown = (each: readonly number[], mask: readonly number[]): number => {
  const known = mask.reduce((sum, one) => sum + one, 0);
  return known === 0 ? 0 : each.reduce((sum, loss, i) => sum + loss * mask[i]!, 0) / known;
};

export const sigmoidReference: Reference = ({ targets, mask }, outputs) =>
  meanKnown(
    outputs.map(
      (x, i) => -(targets[i]! * Math.log(sigmoid(x)) + (1 - targets[i]!) * Math.log(1 - sigmoid(x))),
    ),
    mask,
  );

export const softmaxReference: Reference = ({ rows, k, targets, mask }, outputs) =>
  meanKnown(
    Array.from({ length: rows }, (_, row) => {
      const logits = outputs.slice(row * k, (row + 1) * k);
      const sum = logits.reduce((total, x) => total + Math.exp(x), 0);
      return -logits.reduce((total, x, i) => total + targets[row * k + i]! * Math.log(Math.exp(x) / sum), 0);
    }),
    mask,
  );

export const squaredReference: Reference = ({ targets, mask }, outputs) =>
  meanKnown(
    outputs.map((x, i) => (x - targets[i]!) ** 2),
    mask,
  );

/** (f(x + h) - f(x - h)) / 2h in every direction. */
export function centralDifferences(reference: Reference, of: Case, h = 1e-5): number[] {
  const moved = (i: number, by: number): number[] => of.outputs.map((x, j) => (i === j ? x + by : x));
  return of.outputs.map((_, i) => (reference(of, moved(i, h)) - reference(of, moved(i, -h))) / (2 * h));
}

/** Outputs between -8 and 8, 0 and ties among them; yes/no or any targets; each label known or not. */
export function anyCase(kind: 'yes-no' | 'numbers', maskWidth: 'cell' | 'row'): fc.Arbitrary<Case> {
  const number = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: -800, max: 800 }).map((x) => x / 100),
  );
  const target = kind === 'yes-no' ? fc.constantFrom(0, 1) : number;
  return fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 })).chain(([rows, k]) => {
    const many = <T>(one: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
      fc.array(one, { minLength: length, maxLength: length });
    return fc.record({
      rows: fc.constant(rows),
      k: fc.constant(k),
      outputs: many(number, rows * k),
      targets: many(target, rows * k),
      mask: many(fc.constantFrom(0, 1), maskWidth === 'cell' ? rows * k : rows),
    });
  });
}

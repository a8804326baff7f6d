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

/** A loss that is a function of one output and its target. */
const eachOutput =
  (loss: (x: number, y: number) => number): Reference =>
  ({ targets, mask }, outputs) =>
    meanKnown(
      outputs.map((x, i) => loss(x, targets[i]!)),
      mask,
    );

export const sigmoidReference = (smoothing = 0): Reference =>
  eachOutput((x, y) => {
    const soft = y * (1 - smoothing) + smoothing / 2;
    return -(soft * Math.log(sigmoid(x)) + (1 - soft) * Math.log(sigmoid(-x)));
  });

export const sigmoidFocalReference = (gamma: number): Reference =>
  eachOutput((x, y) => {
    const p = sigmoid(y === 1 ? x : -x);
    return -((1 - p) ** gamma) * Math.log(p);
  });

/** A loss that is a function of a row's probabilities and its targets. */
const eachRow =
  (loss: (p: readonly number[], y: readonly number[]) => number): Reference =>
  ({ rows, k, targets, mask }, outputs) =>
    meanKnown(
      Array.from({ length: rows }, (_, row) => {
        const powers = outputs.slice(row * k, (row + 1) * k).map(Math.exp);
        const sum = powers.reduce((total, power) => total + power, 0);
        const probabilities = powers.map((power) => power / sum);
        return loss(probabilities, targets.slice(row * k, (row + 1) * k));
      }),
      mask,
    );

export const softmaxReference = (smoothing = 0): Reference =>
  eachRow((p, y) => {
    const ones = y.reduce((sum, one) => sum + one, 0);
    const soft = y.map((one) => one * (1 - smoothing) + (smoothing * ones) / y.length);
    return -p.reduce((total, share, i) => total + soft[i]! * Math.log(share), 0);
  });

export const softmaxFocalReference = (gamma: number): Reference =>
  eachRow((p, y) => {
    const own = p[y.indexOf(1)];
    return own === undefined ? 0 : -((1 - own) ** gamma) * Math.log(own);
  });

export const squaredReference = eachOutput((x, y) => (x - y) ** 2);

export const absoluteReference = eachOutput((x, y) => Math.abs(x - y));

export const huberReference = (delta: number): Reference =>
  eachOutput((x, y) => {
    const size = Math.abs(x - y);
    return size <= delta ? size ** 2 / 2 : delta * (size - delta / 2);
  });

/** Targets and mask are a column each, outputs a mean and the logarithm of a variance. */
export const gaussianReference: Reference = ({ rows, targets, mask }, outputs) =>
  meanKnown(
    Array.from({ length: rows }, (_, row) => {
      const [mean, variance] = [outputs[2 * row]!, Math.exp(outputs[2 * row + 1]!)];
      return ((targets[row]! - mean) ** 2 / variance + Math.log(variance) + Math.log(2 * Math.PI)) / 2;
    }),
    mask,
  );

/** Means near their targets in deviations, so that no term drowns the others. */
export const anyNormal: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 6 }).chain((rows) => {
  const many = (max: number): fc.Arbitrary<number[]> =>
    fc.array(
      fc.integer({ min: -100 * max, max: 100 * max }).map((x) => x / 100),
      { minLength: rows, maxLength: rows },
    );
  return fc
    .record({
      means: many(3),
      logs: many(3),
      targets: many(3),
      mask: fc.array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows }),
    })
    .map(({ means, logs, targets, mask }) => {
      return { rows, k: 2, outputs: means.flatMap((mean, i) => [mean, logs[i]!]), targets, mask };
    });
});

export const poissonReference = eachOutput(
  (x, y) => Math.exp(x) - y * x - (y - (y === 0 ? 0 : y * Math.log(y))),
);

/** (f(x + h) - f(x - h)) / 2h in every direction. */
export function centralDifferences(reference: Reference, of: Case, h = 1e-5): number[] {
  const moved = (i: number, by: number): number[] => of.outputs.map((x, j) => (i === j ? x + by : x));
  return of.outputs.map((_, i) => (reference(of, moved(i, h)) - reference(of, moved(i, -h))) / (2 * h));
}

/** One class a row. */
function oneHot(rows: number, k: number): fc.Arbitrary<number[]> {
  return fc
    .array(fc.nat({ max: k - 1 }), { minLength: rows, maxLength: rows })
    .map((classes) => classes.flatMap((own) => Array.from({ length: k }, (_, i) => (i === own ? 1 : 0))));
}

/** Outputs between -8 and 8, 0 and ties among them; yes/no or any targets; each label known or not. */
export function anyCase(
  kind: 'yes-no' | 'numbers' | 'counts' | 'one-hot',
  maskWidth: 'cell' | 'row',
): fc.Arbitrary<Case> {
  const number = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: -800, max: 800 }).map((x) => x / 100),
  );
  const target = {
    'yes-no': fc.constantFrom(0, 1),
    numbers: number,
    counts: number.map(Math.abs),
    'one-hot': fc.constant(0),
  }[kind];
  return fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 })).chain(([rows, k]) => {
    const many = <T>(one: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
      fc.array(one, { minLength: length, maxLength: length });
    return fc.record({
      rows: fc.constant(rows),
      k: fc.constant(k),
      outputs: many(number, rows * k),
      targets: kind === 'one-hot' ? oneHot(rows, k) : many(target, rows * k),
      mask: many(fc.constantFrom(0, 1), maskWidth === 'cell' ? rows * k : rows),
    });
  });
}

/** Every layer: its shape, its gradient, and what it does only while training. */
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/shared/design';
import type { Shape } from '../../../src/shared/layers/output-shape';
import { endOf, placeStack, simpleLayers } from '../../../src/shared/layers/placed';
import { stream } from '../../../src/shared/random/stream';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { runStack } from '../../../src/worker/model/layers';
import type { Training } from '../../../src/worker/model/training';
import { anyLayerOf, anyLayers, anyShape, KINDS } from '../any-layers';

const BATCH = 3;
const still: Training = { masks: {}, measured: () => undefined };

beforeAll(async () => {
  await chooseBackend('cpu');
});

/** The tensors of a stack by name, with numbers of about 1 in place of first values. */
function parametersOf(input: Shape, layers: readonly Layer[], seed: number): Map<string, tf.Tensor> {
  const draw = stream(seed, 'sample');
  const placed = simpleLayers(placeStack('x', input, layers));
  return new Map(
    placed.flatMap(({ name, parameters }) =>
      parameters.map((parameter) => {
        const values = Float32Array.from({ length: tf.util.sizeFromShape([...parameter.shape]) }, () =>
          parameter.name === 'moving variance' ? 0.5 + draw.uniform() : draw.normal() * 0.7,
        );
        return [`${name}/${parameter.name}`, tf.tensor(values, [...parameter.shape])] as const;
      }),
    ),
  );
}

function run(
  input: Shape,
  layers: readonly Layer[],
  x: tf.Tensor,
  given: ReadonlyMap<string, tf.Tensor>,
  training?: Training,
): tf.Tensor {
  const parameters = (name: string): tf.Tensor => given.get(name)!;
  return runStack(placeStack('x', input, layers), x, { parameters, training, still: new Set() });
}

function numbers(shape: readonly number[], seed: number): tf.Tensor {
  const draw = stream(seed, 'labels');
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, draw.normal), [...shape]);
}

/** Numbers in random order, none nearer than 1/8 to another: moved a little, the largest of them stays the largest. */
function numbersApart(shape: readonly number[], seed: number): tf.Tensor {
  const order = stream(seed, 'labels').permutation(tf.util.sizeFromShape([...shape]));
  return tf.tensor(
    Float32Array.from(order, (place) => (place - order.length / 2) / 8),
    [...shape],
  );
}

describe('any stack of layers', () => {
  it('gives what its shapes say', () => {
    const any = anyShape.chain((input) =>
      fc.record({ input: fc.constant(input), layers: anyLayers(input, { kinds: KINDS, most: 4 }) }),
    );
    fc.assert(
      fc.property(any, ({ input, layers }) => {
        tf.tidy(() => {
          const given = parametersOf(input, layers, 1);
          const output = run(input, layers, numbers([BATCH, ...input], 2), given, still);
          expect(output.shape).toEqual([BATCH, ...endOf(placeStack('x', input, layers), input)]);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the gradient', () => {
  /** Along a random direction, of the sum of the outputs with random weights: by the library and by differences. */
  function slopes(
    input: Shape,
    layer: Layer,
    training: Training | undefined,
  ): { by: string; got: number; expected: number }[] {
    const layers = [layer];
    const whole = [BATCH, ...input];
    const x = layer.kind.endsWith('pool') ? numbersApart(whole, 2) : numbers(whole, 2);
    const given = new Map([...parametersOf(input, layers, 1), ['input', x]]);
    const weights = numbers([BATCH, ...endOf(placeStack('x', input, layers), input)], 3);
    const loss = (of: ReadonlyMap<string, tf.Tensor>): tf.Scalar =>
      tf.sum(tf.mul(run(input, layers, of.get('input')!, of, training), weights)) as tf.Scalar;
    const names = [...given.keys()].filter((name) => !name.includes('moving'));
    return names.map((by) => {
      const at = given.get(by)!;
      const direction = numbers(at.shape, 4);
      const moved = (h: number): number =>
        loss(new Map(given).set(by, tf.add(at, tf.mul(direction, h)))).arraySync();
      const difference = (h: number): number => (moved(h) - moved(-h)) / (2 * h);
      const gradient = tf.grad((x) => loss(new Map(given).set(by, x)))(at);
      return {
        by,
        got: tf.sum(tf.mul(gradient, direction)).arraySync() as number,
        // Two steps together, after Richardson: what the third derivative adds to each falls out.
        expected: (4 * difference(2 ** -7) - difference(2 ** -6)) / 3,
      };
    });
  }

  it.each(KINDS)('of %s is what central differences say', (kind) => {
    fc.assert(
      fc.property(anyLayerOf(kind), ({ input, layer }) => {
        tf.tidy(() => {
          for (const { by, got, expected } of [undefined, still].flatMap((training) =>
            slopes(input, layer, training),
          ))
            expect(Math.abs(got - expected), `${by} of ${JSON.stringify(layer)}`).toBeLessThan(
              0.02 + 0.01 * Math.abs(expected),
            );
        });
      }),
      { numRuns: 12 },
    );
  });
});

describe('batch normalisation', () => {
  const layer: Layer = { kind: 'batch-norm', momentum: 0.75, epsilon: 0.5, statistics: 'batch' };
  const given = (): ReadonlyMap<string, tf.Tensor> =>
    new Map([
      ['x 1/gamma', tf.tensor1d([2])],
      ['x 1/beta', tf.tensor1d([7])],
      ['x 1/moving mean', tf.tensor1d([4])],
      ['x 1/moving variance', tf.tensor1d([8])],
    ]);
  // Mean 2, variance (1 + 1 + 4 + 4) / 4 = 2.5.
  const batch = [[1], [3], [0], [4]];
  const standardised = (x: number, mean: number, variance: number): number =>
    (2 * (x - mean)) / Math.sqrt(variance + 0.5) + 7;

  function answers(of: Layer, training?: Training, unmoved: readonly string[] = []): number[] {
    return tf.tidy(() => {
      const parameters = (name: string): tf.Tensor => given().get(name)!;
      const stack = placeStack('x', [1], [of]);
      return [
        ...runStack(stack, tf.tensor2d(batch), { parameters, training, still: new Set(unmoved) }).dataSync(),
      ];
    });
  }
  const near = (got: number[], expected: number[]): void =>
    got.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));

  it('goes by the batch while training, and moves its statistics towards those of the batch', () => {
    const next = new Map<string, number>();
    const measured: Training['measured'] = (name, value) => next.set(name, value.dataSync()[0]!);
    near(
      answers(layer, { masks: {}, measured }),
      batch.map(([x]) => standardised(x!, 2, 2.5)),
    );
    expect(next.get('x 1/moving mean')).toBeCloseTo(0.75 * 4 + 0.25 * 2, 6);
    expect(next.get('x 1/moving variance')).toBeCloseTo(0.75 * 8 + 0.25 * 2.5, 6);
  });

  it.each([
    ['once training is over', layer, undefined, []],
    ['where its statistics are frozen', { ...layer, statistics: 'frozen' as const }, still, []],
    ['where it does not learn', layer, still, ['x 1']],
  ] as const)('goes by the moving statistics and leaves them %s', (_name, of, training, kept) => {
    const heard = new Set<string>();
    const listening = training && { ...training, measured: (name: string) => heard.add(name) };
    near(
      answers(of, listening as Training | undefined, kept),
      batch.map(([x]) => standardised(x!, 4, 8)),
    );
    expect(heard.size).toBe(0);
  });
});

describe('activations', () => {
  it.each([
    ['leaky-relu', (x: number) => (x > 0 ? x : 0.2 * x)],
    // The exact form, x P(x); its tanh form is off by 5e-4 at -2.
    ['gelu', (x: number) => ({ [-2]: -0.0455003, [-0.5]: -0.1542688, 0: 0, 1: 0.8413447, 3: 2.9959503 })[x]!],
    ['silu', (x: number) => x / (1 + Math.exp(-x))],
    ['softmax', (x: number) => Math.exp(x) / [-2, -0.5, 0, 1, 3].reduce((sum, y) => sum + Math.exp(y), 0)],
  ] as const)('%s', (activation, expected) => {
    const xs = [-2, -0.5, 0, 1, 3];
    const got = tf.tidy(() => [
      ...run([5], [{ kind: 'activation', activation }], tf.tensor2d([xs]), new Map()).dataSync(),
    ]);
    got.forEach((value, i) => expect(value).toBeCloseTo(expected(xs[i]!), 6));
  });
});

describe('a dilated window', () => {
  it('sees every d-th position, with zeros at the ends or whole windows only', () => {
    const kernel = new Map<string, tf.Tensor>([
      ['x 1/kernel', tf.tensor3d([1, 10, 100], [3, 1, 1])],
      ['x 1/bias', tf.tensor1d([0])],
    ]);
    const conv = (padding: 'same' | 'valid'): number[] => {
      const layer = { kind: 'conv1d', filters: 1, kernel: 3, stride: 1, dilation: 2 } as const;
      const x = tf.tensor3d([1, 2, 3, 4, 5, 6, 7], [1, 7, 1]);
      return [...run([7, 1], [{ ...layer, padding, activation: 'linear' }], x, kernel).dataSync()];
    };
    expect(conv('valid')).toEqual([531, 642, 753]);
    expect(conv('same')).toEqual([310, 420, 531, 642, 753, 64, 75]);
  });
});

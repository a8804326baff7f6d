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
  return runStack(placeStack('x', input, layers), x, { parameters, training, keepsStatistics: false });
}

function numbers(shape: readonly number[], seed: number): tf.Tensor {
  const draw = stream(seed, 'labels');
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, draw.normal), [...shape]);
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
    const given = new Map([...parametersOf(input, layers, 1), ['input', numbers([BATCH, ...input], 2)]]);
    const weights = numbers([BATCH, ...endOf(placeStack('x', input, layers), input)], 3);
    const loss = (of: ReadonlyMap<string, tf.Tensor>): tf.Scalar =>
      tf.sum(tf.mul(run(input, layers, of.get('input')!, of, training), weights)) as tf.Scalar;
    const names = [...given.keys()].filter((name) => !name.includes('moving'));
    return names.map((by) => {
      const at = given.get(by)!;
      const direction = numbers(at.shape, 4);
      const moved = (h: number): number =>
        loss(new Map(given).set(by, tf.add(at, tf.mul(direction, h)))).arraySync();
      const h = 2 ** -7;
      const gradient = tf.grad((x) => loss(new Map(given).set(by, x)))(at);
      return {
        by,
        got: tf.sum(tf.mul(gradient, direction)).arraySync() as number,
        expected: (moved(h) - moved(-h)) / (2 * h),
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
      { numRuns: 12, seed: 7 },
    );
  });
});

/** Recurrent layers against those of TF.js, which are what is exported, and attention against arithmetic. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/shared/design';
import { placeStack, simpleLayers } from '../../../src/shared/layers/placed';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { growStack, type LayerWeights } from '../../../src/worker/export/grow';
import { initialParameters } from '../../../src/worker/model/initial';
import { parameterShapes, runStack } from '../../../src/worker/model/layers';
import { unpack } from '../../../src/worker/model/pack';
import { layOut } from '../../../src/worker/model/parameter';

const LENGTH = 5;
const CHANNELS = 3;

beforeAll(async () => {
  await chooseBackend('cpu');
});

/** The first values of a layer over a sequence, by name. */
function beginning(layer: Layer): { stack: ReturnType<typeof placeStack>; values: Map<string, tf.Tensor> } {
  const stack = placeStack('x', [LENGTH, CHANNELS], [layer]);
  const specs = layOut(
    simpleLayers(stack).flatMap((placed) => parameterShapes(placed, { role: 'trunk' as const })),
  );
  const tensors = unpack(tf.tensor1d(initialParameters(specs, 3)), specs);
  return { stack, values: new Map(specs.map(({ name }, i) => [name, tensors[i]!])) };
}

function answers(layer: Layer, x: tf.Tensor, change: Record<string, tf.Tensor> = {}): tf.Tensor {
  const { stack, values } = beginning(layer);
  const parameters = (name: string): tf.Tensor => change[name] ?? values.get(name)!;
  return runStack(stack, x, { parameters, still: new Set() });
}

function expectClose(got: tf.Tensor, expected: tf.Tensor): void {
  expect(got.shape).toEqual(expected.shape);
  expect(tf.max(tf.abs(tf.sub(got, expected))).arraySync()).toBeLessThan(1e-6);
}

const x = (): tf.Tensor3D => tf.randomNormal([2, LENGTH, CHANNELS], 0, 1, 'float32', 4);

describe('a recurrent layer', () => {
  it.each(
    (['gru', 'lstm'] as const).flatMap((kind) =>
      [true, false].map((sequences) => [kind, sequences] as const),
    ),
  )('of TF.js with its weights gives the same: %s, every state: %s', (kind, sequences) => {
    const layer: Layer = { kind, units: 4, sequences };
    const { stack, values } = beginning(layer);
    const weights: LayerWeights[] = [];
    const input = tf.input({ shape: [LENGTH, CHANNELS] });
    const output = growStack({ weights, rowsOn: () => null }, () => 'grown', stack, input);
    const model = tf.model({ inputs: input, outputs: output });
    const [{ from } = { from: { scale: 1, shift: 0 } }] = weights;
    model.setWeights('stored' in from ? from.stored.map((name) => values.get(name)!) : []);
    expectClose(answers(layer, x()), model.predict(x()) as tf.Tensor);
  });

  it('remembers at first: the forget gate of an LSTM begins open', () => {
    const bias = beginning({ kind: 'lstm', units: 2, sequences: false }).values.get('x 1/bias')!;
    expect([...bias.dataSync()]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  });
});

describe('attention', () => {
  const layer: Layer = { kind: 'attention', heads: 2, width: CHANNELS };
  /** Queries and keys of 0, values that are the inputs, and one head that speaks. */
  const change = (): Record<string, tf.Tensor> => {
    const nothing = tf.zeros([CHANNELS, 4 * CHANNELS]);
    const values = tf.concat([tf.eye(CHANNELS), tf.eye(CHANNELS)], 1);
    return {
      'x 1/kernel': tf.concat([nothing, values], 1),
      'x 1/output kernel': tf.concat([tf.eye(CHANNELS), tf.zeros([CHANNELS, CHANNELS])], 0),
    };
  };

  it('without preferences gives every position the mean of all', () => {
    const mean = tf.mean(x(), 1, true);
    expectClose(answers(layer, x(), change()), tf.tile(mean, [1, LENGTH, 1]));
  });

  it('does not see where a position is: in another order, the same answers come in that order', () => {
    const turned = tf.reverse(x(), 1);
    expectClose(answers(layer, turned), tf.reverse(answers(layer, x()), 1));
  });

  it('has no layer in TF.js, and is refused by name when it is exported', () => {
    const { stack } = beginning(layer);
    const input = tf.input({ shape: [LENGTH, CHANNELS] });
    const grow = (): unknown => growStack({ weights: [], rowsOn: () => null }, (name) => name, stack, input);
    expect(grow).toThrow(
      expect.objectContaining({
        code: 'export.layer',
        details: { layerName: 'x 1', layerKind: 'attention' },
      }),
    );
  });
});

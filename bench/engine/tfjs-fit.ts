/** TensorFlow.js as its guide has it: a layers model and `fit`. */
import * as tf from '@tensorflow/tfjs';
import { chooseBackend } from '../../src/worker/backend/choose';
import { readProblem, serve, type Problem } from './problem';

async function main(): Promise<void> {
  await chooseBackend('tensorflow');
  const problem = readProblem(process.argv[2] ?? '');
  const model = modelOf(problem);
  model.compile({ optimizer: tf.train.adam(1e-3, 0.9, 0.999, 1e-7), loss: fromLogits });
  const { rows, input, batch, classes } = problem;
  const x = tf.tensor(problem.features, [rows, ...input]);
  const y = tf.cast(tf.oneHot(tf.tensor1d(problem.labels, 'int32'), classes), 'float32');
  await serve(problem, async () => {
    const { history } = await model.fit(x, y, { batchSize: batch, epochs: 1, shuffle: false, verbose: 0 });
    return Number(history['loss']?.[0]);
  });
}

function fromLogits(labels: tf.Tensor, logits: tf.Tensor): tf.Tensor {
  return tf.losses.softmaxCrossEntropy(labels, logits);
}

function modelOf({ input, layers, weights, values }: Problem): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [...input] }));
  let flat = input.length === 1;
  for (const layer of layers) {
    if (layer.kind === 'conv') {
      model.add(tf.layers.conv2d({ filters: layer.filters, kernelSize: layer.kernel, activation: 'relu' }));
      model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
      continue;
    }
    if (!flat) model.add(tf.layers.flatten());
    flat = true;
    model.add(tf.layers.dense({ units: layer.units, activation: layer.activation }));
  }
  let at = 0;
  model.setWeights(
    weights.map((shape) => {
      const size = shape.reduce((all, width) => all * width, 1);
      at += size;
      return tf.tensor(values.subarray(at - size, at), [...shape]);
    }),
  );
  return model;
}

void main();

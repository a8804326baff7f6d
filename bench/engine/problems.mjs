// The nets that are measured, with data and first weights that every contender reads.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const dense = (inputs, units, activation) => ({ kind: 'dense', inputs, units, activation });
const stack = (inputs, units, classes) => [
  ...units.map((width, i) => dense(units[i - 1] ?? inputs, width, 'relu')),
  dense(units.at(-1), classes, 'linear'),
];
const conv = (channels, filters) => ({ kind: 'conv', channels, filters, kernel: 3 });

/** Batches an epoch are whole: no contender drops or pads rows. `flops`: of a step, forward and backward. */
export const NETS = {
  S: { input: [100], batch: 32, steps: 312, classes: 5, layers: stack(100, [64, 64], 5) },
  M: { input: [784], batch: 128, steps: 60, classes: 10, layers: stack(784, [512, 512], 10) },
  // 28 x 28 -> 26 -> 13 -> 11 -> 5, so 5 x 5 x 64 numbers reach the dense layers.
  C: {
    input: [28, 28, 1],
    batch: 64,
    steps: 20,
    classes: 10,
    layers: [conv(1, 32), conv(32, 64), ...stack(1600, [128], 10)],
  },
};

/** Kernel and bias of every layer, in order. */
export function weightShapes({ layers }) {
  return layers.flatMap((layer) =>
    layer.kind === 'conv'
      ? [[layer.kernel, layer.kernel, layer.channels, layer.filters], [layer.filters]]
      : [[layer.inputs, layer.units], [layer.units]],
  );
}

/** Writes problem.json, features.f32, labels.i32 and weights.f32 into a folder. */
export async function writeProblem(folder, net) {
  await mkdir(folder, { recursive: true });
  const rows = net.steps * net.batch;
  const width = product(net.input);
  const draw = uniform(7);
  const features = Float32Array.from({ length: rows * width }, () => normal(draw));
  const teacher = Float32Array.from({ length: width * net.classes }, () => normal(draw));
  const labels = Int32Array.from({ length: rows }, (_, row) =>
    largest(features.subarray(row * width, (row + 1) * width), teacher, net.classes),
  );
  const shapes = weightShapes(net);
  const weights = shapes.flatMap((shape) => [...firstValues(shape, draw)]);
  const { input, batch, layers, classes } = net;
  const problem = { rows, input, batch, classes, layers, weights: shapes };
  await writeFile(join(folder, 'problem.json'), JSON.stringify(problem));
  await writeFile(join(folder, 'features.f32'), features);
  await writeFile(join(folder, 'labels.i32'), labels);
  await writeFile(join(folder, 'weights.f32'), Float32Array.from(weights));
}

/** Glorot uniform; biases 0. */
function firstValues(shape, draw) {
  const values = new Float32Array(product(shape));
  if (shape.length === 1) return values;
  const field = product(shape.slice(0, -2));
  const limit = Math.sqrt(6 / (field * (shape.at(-2) + shape.at(-1))));
  return values.map(() => (2 * draw() - 1) * limit);
}

function largest(row, teacher, classes) {
  const scores = Array.from({ length: classes }, (_, k) =>
    row.reduce((sum, x, i) => sum + x * teacher[i * classes + k], 0),
  );
  return scores.indexOf(Math.max(...scores));
}

export const product = (widths) => widths.reduce((all, width) => all * width, 1);

function uniform(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

function normal(draw) {
  return Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());
}

/** A design as a TF.js layers model: what inference needs of it, with answers in the units of the data. */
import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import { inputPlaces, outputNames } from '../../shared/recipe/exported';
import { inputWidth, type FittedInput, type FittedRecipe, type FittedTask } from '../../shared/recipe/fitted';
import { placeDesign, type PlacedDesign } from '../../shared/layers/placed-design';
import { MOST_LOG_VARIANCE } from '../model/bounded-variance';
import { tableName } from '../model/encoders';
import { answerActivation } from '../predict/activation';
import { apply, growLayer, growStack, type Growth, type LayerWeights } from './grow';
import { concatenatedOrder } from './row-order';

export interface LayersModel {
  readonly model: tf.LayersModel;
  readonly weights: readonly LayerWeights[];
}

/**
 * The model of a plan without its weights. What does nothing once training is over, such as dropout, is left out.
 * Inputs and outputs are named as the exported recipe says; inner layers have a dot in their names and so never meet
 * them.
 * @throws AppError export.layer: TF.js has no such layer
 */
export function layersModel(plan: Pick<Plan, 'design' | 'tasks'>, fitted: FittedRecipe): LayersModel {
  const design = placeDesign(plan, fitted);
  const weights: LayerWeights[] = [];
  const { inputs, encoded: found } = inputLayers(fitted.inputs, weights);
  const order = concatenatedOrder(fitted.inputs);
  const encoded = order && !beginsDense(design) ? ordered(found, order, weights) : found;
  const growth: Growth = { weights, rowsOn: (x) => (x === found ? order : null) };
  const trunk = growStack(growth, named('trunk', 'trunk'), design.trunk, encoded);
  const names = outputNames(fitted);
  const outputs = fitted.tasks.map((task, i) => {
    const name = names[i] ?? task.name;
    const head = design.heads[i];
    if (!head) throw new Error(`no head for ${task.name}`);
    const below = growStack(
      growth,
      named(`head ${task.name}`, `head.${name}`),
      head.hidden,
      head.apart ? encoded : trunk,
    );
    const activation = answerActivation(plan, task);
    if (activation === 'sigmoid' || activation === 'softmax')
      return growLayer(growth, name, head.output, below, activation);
    const standardised = growLayer(growth, `head.${name}.standardised`, head.output, below);
    if (activation === 'gaussian') return withVariance(name, task, standardised, weights);
    return fixed(name, 'linear', inUnits(task, activation), standardised, weights);
  });
  return { model: tf.model({ inputs, outputs, name: 'espalier' }), weights };
}

/** The name of a layer of the lab's stack, such as `trunk 3.1`, in the exported model: `trunk.3.1`. */
function named(lab: string, exported: string): (name: string) => string {
  return (name) => `${exported}.${name.slice(lab.length + 1)}`;
}

/** Whether only dense layers stand on the inputs: rows of a kernel can be in any order, positions cannot. */
function beginsDense({ trunk, heads }: PlacedDesign): boolean {
  const own = heads.filter(({ apart }) => apart || trunk.length === 0);
  const first = [...trunk.slice(0, 1), ...own.map(({ hidden, output }) => hidden[0] ?? output)];
  return first.every(({ layer }) => layer.kind === 'dense');
}

/** Columns in the order of the recipe again. */
function ordered(x: tf.SymbolicTensor, order: Int32Array, weights: LayerWeights[]): tf.SymbolicTensor {
  const name = 'encoder.ordered';
  weights.push({ layer: name, from: { order } });
  const fixed = {
    units: order.length,
    useBias: false,
    trainable: false,
    kernelInitializer: 'zeros',
  } as const;
  return apply(tf.layers.dense({ name, ...fixed }), x);
}

/** Inputs as the recipe names them, and all of them encoded side by side: `features` first, then each embedding. */
function inputLayers(
  inputs: readonly FittedInput[],
  weights: LayerWeights[],
): { inputs: tf.SymbolicTensor[]; encoded: tf.SymbolicTensor } {
  const places = inputPlaces(inputs);
  const plainWidth = inputs.reduce(
    (sum, input) => sum + (input.kind === 'embedding' ? 0 : inputWidth(input)),
    0,
  );
  const plain = plainWidth > 0 ? [tf.input({ name: 'features', shape: [plainWidth] })] : [];
  const codes = inputs.flatMap((input, i) => {
    if (input.kind !== 'embedding') return [];
    const name = places[i]?.tensor ?? input.column;
    const code = tf.input({ name, shape: [1], dtype: 'int32' });
    weights.push({ layer: `encoder.${name}`, from: { stored: [tableName(input)] } });
    const table = tf.layers.embedding({
      name: `encoder.${name}`,
      inputDim: input.levels.length + 1,
      outputDim: input.dimension,
      embeddingsInitializer: 'zeros',
    });
    return [
      { code, vector: apply(tf.layers.flatten({ name: `encoder.${name}.vector` }), apply(table, code)) },
    ];
  });
  const parts = [...plain, ...codes.map(({ vector }) => vector)];
  const first = parts[0];
  if (!first) throw new Error('a model without inputs');
  const encoded =
    parts.length === 1 ? first : apply(tf.layers.concatenate({ name: 'encoder.joined' }), parts);
  return { inputs: [...plain, ...codes.map(({ code }) => code)], encoded };
}

/**
 * The fixed last step of a number: standardised x deviation + mean. Of a count, whose logarithm is exported because there
 * is no layer that takes exp: logarithm + ln deviation.
 */
function inUnits({ mean, deviation }: FittedTask, link: 'linear' | 'exp'): Fixed {
  return link === 'exp'
    ? { kernel: [[1]], bias: [Math.log(deviation)] }
    : { kernel: [[deviation]], bias: [mean] };
}

/** Mean and logarithm of the variance in the target's unit: the bound on it, as the model has it, then the unit. */
function withVariance(
  name: string,
  { mean, deviation }: FittedTask,
  x: tf.SymbolicTensor,
  weights: LayerWeights[],
): tf.SymbolicTensor {
  const share = { kernel: [[0], [1 / MOST_LOG_VARIANCE]], bias: [0] };
  const bounded = fixed(`head.${name}.bounded`, 'tanh', share, x, weights);
  const both = apply(tf.layers.concatenate({ name: `head.${name}.both`, axis: -1 }), [x, bounded]);
  const kernel = [
    [deviation, 0],
    [0, 0],
    [0, MOST_LOG_VARIANCE],
  ];
  return fixed(name, 'linear', { kernel, bias: [mean, 2 * Math.log(deviation)] }, both, weights);
}

type Fixed = Extract<LayerWeights['from'], { kernel: unknown }>;

/** A dense layer whose weights are not learned. */
function fixed(
  name: string,
  activation: 'linear' | 'tanh',
  from: Fixed,
  x: tf.SymbolicTensor,
  weights: LayerWeights[],
): tf.SymbolicTensor {
  weights.push({ layer: name, from });
  const units = from.bias.length;
  return apply(tf.layers.dense({ name, units, activation, trainable: false, kernelInitializer: 'zeros' }), x);
}

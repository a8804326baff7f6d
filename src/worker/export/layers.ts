/** A design as a TF.js layers model: what inference needs of it, with answers in the units of the data. */
import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import { inputPlaces, outputNames } from '../../shared/recipe/exported';
import {
  inputWidth,
  outputWidth,
  type FittedInput,
  type FittedRecipe,
  type FittedTask,
} from '../../shared/recipe/fitted';
import { tableName } from '../model/encoders';
import { stack, type NamedLayer } from '../model/layers';
import { answerActivation } from '../predict/activation';
import { concatenatedOrder } from './row-order';

/** The weights of a layer: the lab's parameters by name, or numbers of its own. */
export interface LayerWeights {
  readonly layer: string;
  readonly from:
    | { readonly table: string }
    | { readonly dense: string; readonly rows: Int32Array | null }
    | { readonly scale: number; readonly shift: number };
}

export interface LayersModel {
  readonly model: tf.LayersModel;
  readonly weights: readonly LayerWeights[];
}

type Activation = NamedLayer['activation'] | 'softmax';

/**
 * The model of a plan without its weights. Dropout is left out: it does nothing once training is over. Inputs and
 * outputs are named as the exported recipe says; inner layers have a dot in their names and so never meet them.
 */
export function layersModel(plan: Pick<Plan, 'design' | 'tasks'>, fitted: FittedRecipe): LayersModel {
  const weights: LayerWeights[] = [];
  const { inputs, encoded } = inputLayers(fitted.inputs, weights);
  const order = concatenatedOrder(fitted.inputs);
  const grow = (
    name: string,
    lab: string,
    units: number,
    activation: Activation,
    x: tf.SymbolicTensor,
  ): tf.SymbolicTensor => {
    weights.push({ layer: name, from: { dense: lab, rows: x === encoded ? order : null } });
    return apply(tf.layers.dense({ name, units, activation, kernelInitializer: 'zeros' }), x);
  };
  const growStack = (
    prefix: string,
    layers: readonly NamedLayer[],
    x: tf.SymbolicTensor,
  ): tf.SymbolicTensor =>
    layers.reduce(
      (below, layer, i) => grow(`${prefix}.${i + 1}`, layer.name, layer.units, layer.activation, below),
      x,
    );
  const trunk = growStack('trunk', stack('trunk', 0, plan.design.trunk), encoded);
  const names = outputNames(fitted);
  const outputs = fitted.tasks.map((task, i) => {
    const name = names[i] ?? task.name;
    const below = growStack(
      `head.${name}`,
      stack(`head ${task.name}`, 0, plan.design.heads[task.name] ?? []),
      trunk,
    );
    const activation = answerActivation(plan, task);
    const last = activation === 'linear' ? `head.${name}.standardised` : name;
    const answer = grow(last, `head ${task.name} output`, outputWidth(task), activation, below);
    return activation === 'linear' ? rescale(name, task, answer, weights) : answer;
  });
  return { model: tf.model({ inputs, outputs, name: 'espalier' }), weights };
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
    weights.push({ layer: `encoder.${name}`, from: { table: tableName(input) } });
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

/** The fixed last step of a number: standardised x deviation + mean. */
function rescale(
  name: string,
  task: FittedTask,
  x: tf.SymbolicTensor,
  weights: LayerWeights[],
): tf.SymbolicTensor {
  weights.push({ layer: name, from: { scale: task.deviation, shift: task.mean } });
  return apply(
    tf.layers.dense({ name, units: 1, activation: 'linear', trainable: false, kernelInitializer: 'zeros' }),
    x,
  );
}

function apply(layer: tf.layers.Layer, to: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  const result = layer.apply(to);
  if (result instanceof tf.SymbolicTensor) return result;
  throw new Error(`layer ${layer.name} has more than one output`);
}

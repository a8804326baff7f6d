import type * as tf from '@tensorflow/tfjs';
import { sizeOf } from '../../shared/layers/output-shape';
import { placeDesign, type PlacedDesign, type PlacedHead } from '../../shared/layers/placed-design';
import { simpleLayers, type PlacedLayer } from '../../shared/layers/placed';
import { isStill, type Learning } from '../../shared/parts';
import type { FittedRecipe } from '../../shared/recipe/fitted';
import { boundedVariance } from './bounded-variance';
import { encode, encoderShapes } from './encoders';
import { parameterShapes, runLayer, runStack, type Pass } from './layers';
import { layOut, type Parameters, type ParameterShape, type ParameterSpec } from './parameter';
import { randomLayers, type RandomLayer, type Training } from './training';

/** One trunk with a head for each task, some perhaps apart from it, as pure functions of its parameters. */
export interface Model {
  /** First all that is learned, then the statistics. */
  readonly parameters: readonly ParameterSpec[];
  /** Layers for which `forward` takes random numbers while training. */
  readonly random: readonly RandomLayer[];
  /** The most numbers that a row has between two layers. */
  readonly widest: number;
  /**
   * @param parameters one tensor a parameter, in the order and shape of `parameters`
   * @param features [batch, featureWidth]
   * @returns a task's outputs before its last activation, in the order of the recipe's tasks: logits
   *   [batch, outputWidth], standardised numbers or logarithms of counts [batch, 1],
   *   or standardised numbers with the logarithm of their variance [batch, 2]
   */
  forward(parameters: readonly tf.Tensor[], features: tf.Tensor2D, training?: Training): tf.Tensor2D[];
}

/**
 * The model of a plan over the inputs its recipe was fitted to. Heads follow `fitted.tasks`.
 * @throws AppError design.*: a layer does not fit on what comes in
 */
export function buildModel(plan: Learning, fitted: FittedRecipe): Model {
  const { width, trunk, heads } = placeDesign(plan, fitted);
  const all = [...trunk, ...heads.flatMap((head): PlacedLayer[] => [...head.hidden, head.output])];
  const specs = layOut([
    ...encoderShapes(fitted.inputs),
    ...shapesOf(trunk, { role: 'trunk' }),
    ...heads.flatMap(({ task, hidden, output }) => shapesOf([...hidden, output], { role: 'head', task })),
  ]);
  const places = new Map(specs.map((spec, i) => [spec.name, i]));
  const still = stillLayers(plan, { trunk, heads });
  return {
    parameters: specs,
    random: randomLayers(all),
    widest: Math.max(width, ...simpleLayers(all).map(({ output }) => sizeOf(output))),
    forward(tensors, features, training) {
      const parameters: Parameters = (name) => found(tensors[places.get(name) ?? -1], name);
      const encoded = encode(fitted.inputs, features, parameters);
      const pass = { parameters, training, still };
      const shared = runStack(trunk, encoded, pass);
      return heads.map((head) => runHead(head, head.apart ? encoded : shared, pass));
    },
  };
}

/** The names of the layers that do not learn. */
function stillLayers(
  plan: Learning,
  { trunk, heads }: Pick<PlacedDesign, 'trunk' | 'heads'>,
): ReadonlySet<string> {
  const owned = [
    ...simpleLayers(trunk).map(({ name }) => ({ name, of: { role: 'trunk' } })),
    ...heads.flatMap(({ task, hidden }) =>
      simpleLayers(hidden).map(({ name }) => ({ name, of: { role: 'head', task } })),
    ),
  ];
  return new Set(owned.filter(({ name, of }) => isStill(plan, name, of)).map(({ name }) => name));
}

function runHead({ hidden, output, variance }: PlacedHead, shared: tf.Tensor, pass: Pass): tf.Tensor2D {
  const last = runLayer(output, runStack(hidden, shared, pass), pass) as tf.Tensor2D;
  return variance ? boundedVariance(last) : last;
}

function shapesOf(
  stack: readonly PlacedLayer[],
  of: Pick<ParameterShape, 'role' | 'task'>,
): ParameterShape[] {
  return simpleLayers(stack).flatMap((placed) => parameterShapes(placed, of));
}

function found(tensor: tf.Tensor | undefined, name: string): tf.Tensor {
  if (!tensor) throw new Error(`no parameter ${name}`);
  return tensor;
}

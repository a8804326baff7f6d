import type * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import { outputWidth, type FittedRecipe } from '../../shared/recipe/fitted';
import { encodedWidth } from '../../shared/shapes';
import { encode, encoderShapes } from './encoders';
import { dense, denseShapes, stack, type Masks, type NamedLayer } from './layers';
import { layOut, type ParameterSpec } from './parameter';

/** One trunk with a head for each task, as pure functions of its parameters. */
export interface Model {
  readonly parameters: readonly ParameterSpec[];
  /** Layers with dropout, for which `forward` takes a mask while training. */
  readonly dropout: readonly NamedLayer[];
  /**
   * @param parameters one tensor a parameter, in the order and shape of `parameters`
   * @param features [batch, featureWidth]
   * @returns a task's outputs before its last activation, in the order of the recipe's tasks: logits
   *   [batch, outputWidth], or standardised numbers [batch, 1]
   */
  forward(parameters: readonly tf.Tensor[], features: tf.Tensor2D, masks?: Masks): tf.Tensor2D[];
}

interface Head {
  readonly hidden: readonly NamedLayer[];
  readonly output: NamedLayer;
}

/** The model of a plan over the inputs its recipe was fitted to. Heads follow `fitted.tasks`. */
export function buildModel(plan: Pick<Plan, 'design'>, fitted: FittedRecipe): Model {
  const width = fitted.inputs.reduce((sum, input) => sum + encodedWidth(input), 0);
  const trunk = stack('trunk', width, plan.design.trunk);
  const top = trunk.at(-1)?.units ?? width;
  const heads = fitted.tasks.map((task) =>
    headOf(task.name, top, plan.design.heads[task.name] ?? [], outputWidth(task)),
  );
  const specs = layOut([
    ...encoderShapes(fitted.inputs),
    ...trunk.flatMap((layer) => denseShapes(layer, { role: 'trunk' })),
    ...heads.flatMap((head, i) =>
      [...head.hidden, head.output].flatMap((layer) =>
        denseShapes(layer, { role: 'head', task: fitted.tasks[i]?.name ?? '' }),
      ),
    ),
  ]);
  const places = new Map(specs.map((spec, i) => [spec.name, i]));
  return {
    parameters: specs,
    dropout: [...trunk, ...heads.flatMap((head) => head.hidden)].filter((layer) => layer.dropout > 0),
    forward(parameters, features, masks) {
      const named = (name: string): tf.Tensor => found(parameters[places.get(name) ?? -1], name);
      const shared = trunk.reduce(
        (x, layer) => dense(layer, x, named, masks),
        encode(fitted.inputs, features, named),
      );
      return heads.map((head) =>
        dense(
          head.output,
          head.hidden.reduce((x, layer) => dense(layer, x, named, masks), shared),
          named,
        ),
      );
    },
  };
}

function headOf(task: string, top: number, layers: Plan['design']['trunk'], outputs: number): Head {
  const hidden = stack(`head ${task}`, top, layers);
  const inputs = hidden.at(-1)?.units ?? top;
  return {
    hidden,
    output: {
      kind: 'dense',
      name: `head ${task} output`,
      inputs,
      units: outputs,
      activation: 'linear',
      dropout: 0,
    },
  };
}

function found(tensor: tf.Tensor | undefined, name: string): tf.Tensor {
  if (!tensor) throw new Error(`no parameter ${name}`);
  return tensor;
}

import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { Task } from '../../shared/task';
import { compileOnce } from '../compile/cache';
import { isNative } from '../compile/graph/native-backend';
import { kernelsWithoutLowering } from '../compile/lower/lower';
import type { Program } from '../compile/program';
import { trace } from '../compile/trace';
import { measuresOf } from '../metrics/measures';
import type { Model } from '../model/model';
import { unpack } from '../model/pack';
import type { Block } from './block';
import { reasonOf } from './computed';
import { knownLabels, taskLosses } from './objective';

type Tasks = readonly { task: Task; fitted: FittedTask }[];

type Rows = Pick<Block, 'features' | 'targets' | 'labels'>;

/**
 * What the heads' outputs for some rows are worth, without dropout: the losses [tasks], how many labels each is a mean
 * over [tasks], then what `measuresOf` gives for each task, the sums and, except for a number or a count, the ranks.
 */
export type ForwardPass = (parameters: tf.Tensor1D, rows: Rows) => tf.Tensor[];

/** Kernel by kernel, on any backend. */
export function eagerPass(model: Model, tasks: Tasks): ForwardPass {
  return (parameters, { features, targets, labels }) => {
    const outputs = model.forward(unpack(parameters, model.parameters), features);
    const columns = tf.split(
      labels,
      tasks.map(({ fitted }) => fitted.targets.length),
      1,
    );
    const measures = tasks.map(({ task, fitted }, i) =>
      measuresOf(task, fitted, outputs[i] as tf.Tensor2D, columns[i] as tf.Tensor2D),
    );
    return [
      taskLosses(tasks, outputs, targets, false),
      knownLabels(tasks, targets),
      ...measures.flatMap(({ sums, ranks }) => (ranks ? [sums, ranks] : [sums])),
    ];
  };
}

/**
 * In one native call where TensorFlow can do that, else kernel by kernel. A program is compiled for every number of rows
 * that comes, so this is for rows that are asked about again and again; what fails when it is first asked, fails here.
 * @param refused hears why it is kernel by kernel from now on, once
 */
export function repeatedPass(model: Model, tasks: Tasks, refused: (why: string) => void): ForwardPass {
  const eager = eagerPass(model, tasks);
  if (!isNative()) return eager;
  const passes = new Map<number, ForwardPass>();
  let fellBack = false;
  return (parameters, rows) => {
    const count = rows.features.shape[0];
    const known = fellBack ? eager : passes.get(count);
    if (known) return known(parameters, rows);
    try {
      const pass = compiledPass(passProgram(eager, parameters, rows));
      const results = pass(parameters, rows);
      passes.set(count, pass);
      return results;
    } catch (thrown) {
      fellBack = true;
      refused(reasonOf(thrown));
      return eager(parameters, rows);
    }
  };
}

/** @throws what TensorFlow refuses */
function compiledPass(program: Program): ForwardPass {
  const unknown = kernelsWithoutLowering(program);
  if (unknown.length > 0) throw new Error(unknown.join(', '));
  const { call } = compileOnce(program);
  return (parameters, { features, targets, labels }) => call([parameters, features, targets, labels]);
}

function passProgram(
  pass: ForwardPass,
  parameters: tf.Tensor1D,
  { features, targets, labels }: Rows,
): Program {
  const like = { parameters, features, targets, labels };
  const args = Object.entries(like).map(([name, { shape }]) => ({ name, shape, dtype: 'float32' as const }));
  return trace(args, (given) =>
    pass(given['parameters'] as tf.Tensor1D, {
      features: given['features'] as tf.Tensor2D,
      targets: given['targets'] as tf.Tensor2D,
      labels: given['labels'] as tf.Tensor2D,
    }),
  );
}

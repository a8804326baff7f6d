/** The one place that reaches into the engine of TensorFlow.js: it listens to kernels while a function runs. */
import * as tf from '@tensorflow/tfjs';

export type KernelInputs = Readonly<Record<string, tf.Tensor | null | undefined>>;
export type KernelAttributes = Readonly<Record<string, unknown>>;

export interface Tap {
  /** After a kernel ran; kernels that it ran inside itself are its own affair and not told. */
  ran(
    kernel: string,
    inputs: KernelInputs,
    attributes: KernelAttributes,
    outputs: readonly tf.Tensor[],
  ): void;
  /**
   * What to throw when someone other than a kernel wants the values of a tensor, or a number that is another each time.
   * @param stack the calls that led there, innermost first
   */
  refuse(what: string, stack: readonly string[]): Error;
}

interface Engine {
  runKernel(name: string, inputs: KernelInputs, attributes?: KernelAttributes): tf.Tensor | tf.Tensor[];
  readSync(dataId: object): ArrayLike<number>;
  read(dataId: object): Promise<ArrayLike<number>>;
}

/**
 * Runs `work` with the tap open and closes it whatever happens.
 * @param work gets a reader of values, for the tap's own use
 */
export function tapped<Result>(
  tap: Tap,
  work: (valuesOf: (tensor: tf.Tensor) => ArrayLike<number>) => Result,
): Result {
  const engine = tf.engine() as unknown as Engine;
  const original = {
    runKernel: engine.runKernel,
    readSync: engine.readSync,
    read: engine.read,
    random: Math.random,
  };
  let depth = 0;
  const forKernels = <Given extends unknown[], Value>(what: string, of: (...given: Given) => Value) =>
    function guarded(...given: Given): Value {
      if (depth === 0) throw tap.refuse(what, callsBefore(guarded));
      return of.apply(engine, given);
    };
  engine.runKernel = function (name, inputs, attributes) {
    depth += 1;
    try {
      const outputs = original.runKernel.call(engine, name, inputs, attributes);
      if (depth === 1) tap.ran(name, inputs, attributes ?? {}, Array.isArray(outputs) ? outputs : [outputs]);
      return outputs;
    } finally {
      depth -= 1;
    }
  };
  engine.readSync = forKernels('the values of a tensor', original.readSync);
  engine.read = forKernels('the values of a tensor', original.read);
  Math.random = forKernels('Math.random', original.random);
  try {
    return work((tensor) => original.readSync.call(engine, tensor.dataId));
  } finally {
    Object.assign(engine, {
      runKernel: original.runKernel,
      readSync: original.readSync,
      read: original.read,
    });
    Math.random = original.random;
  }
}

function callsBefore(of: (...given: never[]) => unknown): string[] {
  const error: { stack?: string } = {};
  Error.captureStackTrace(error, of);
  return (error.stack ?? '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replace(/^at /, ''));
}

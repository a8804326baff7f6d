import * as tf from '@tensorflow/tfjs';
import { ProgramBuilder } from './builder';
import { tapped, type KernelAttributes, type KernelInputs } from './engine-tap';
import type { Argument, Constant, Dtype, Program, Ref, Spec } from './program';

/** What a traced function is called with. */
export type Tensors = Readonly<Record<string, tf.Tensor>>;

/** A traced function did what would be frozen into its program. */
class NotStatic extends Error {
  constructor(
    readonly what: string,
    readonly where: string,
  ) {
    super(`${where} reads ${what}, which a program cannot hold: it would be the same at every call`);
    this.name = 'NotStatic';
  }
}

/** Their outputs depend on the shape of their input only. */
const BY_SHAPE: ReadonlySet<string> = new Set(['ZerosLike', 'OnesLike']);

/**
 * Runs `work` once on tensors of the arguments' shapes and gives what it computed as a program. What does not
 * depend on an argument is computed now and becomes a constant.
 * @param args names, shapes and types, in the order in which the program will be called
 * @throws NotStatic where `work` looks at values
 */
export function trace(args: readonly Argument[], work: (args: Tensors) => readonly tf.Tensor[]): Program {
  const engine = tf.engine();
  engine.startScope('trace');
  try {
    const recorder = new Recorder();
    const examples = args.map((argument) => tf.zeros([...argument.shape], argument.dtype));
    examples.forEach((example, i) => recorder.argument(args[i] as Argument, example));
    return tapped(recorder, (valuesOf) => {
      recorder.valuesOf = valuesOf;
      return recorder.finish(
        work(Object.fromEntries(args.map(({ name }, i) => [name, examples[i] as tf.Tensor]))),
      );
    });
  } finally {
    engine.endScope();
  }
}

/** Knows every tensor of a trace by the data it shows: clones and reshaped views are found again that way. */
class Recorder {
  readonly #builder = new ProgramBuilder();
  readonly #known = new Map<object, Map<string, Ref>>();
  valuesOf: (tensor: tf.Tensor) => ArrayLike<number> = () => [];

  argument(argument: Argument, example: tf.Tensor): void {
    this.#know(example, this.#builder.argument(argument));
  }

  ran(
    kernel: string,
    inputs: KernelInputs,
    attributes: KernelAttributes,
    outputs: readonly tf.Tensor[],
  ): void {
    const refs = Object.fromEntries(
      Object.entries(inputs).flatMap(([name, tensor]) => (tensor ? [[name, this.#refOf(tensor)]] : [])),
    );
    if (isView(kernel, inputs, outputs)) return this.#knowAll(outputs, Object.values(refs));
    const constant = BY_SHAPE.has(kernel) || Object.values(refs).every((ref) => ref.from === 'constant');
    if (constant)
      return this.#knowAll(
        outputs,
        outputs.map((output) => this.#constant(output)),
      );
    const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
    this.#knowAll(
      outputs,
      this.#builder.node({ kernel, inputs: refs, attributes: given, outputs: outputs.map(specOfTensor) }),
    );
  }

  refuse(what: string, stack: readonly string[]): NotStatic {
    return new NotStatic(what, asker(stack));
  }

  finish(results: readonly tf.Tensor[]): Program {
    return this.#builder.finish(results.map((tensor) => this.#refOf(tensor)));
  }

  #refOf(tensor: tf.Tensor): Ref {
    const ref = this.#known.get(tensor.dataId)?.get(viewOf(tensor)) ?? this.#constant(tensor);
    this.#know(tensor, ref);
    return ref;
  }

  #constant(tensor: tf.Tensor): Ref {
    const spec = specOfTensor(tensor);
    return this.#builder.constant({ ...spec, values: valuesAs(spec.dtype, this.valuesOf(tensor)) });
  }

  #knowAll(tensors: readonly tf.Tensor[], refs: readonly Ref[]): void {
    tensors.forEach((tensor, i) => this.#know(tensor, refs[i] as Ref));
  }

  #know(tensor: tf.Tensor, ref: Ref): void {
    const views = this.#known.get(tensor.dataId) ?? new Map<string, Ref>();
    this.#known.set(tensor.dataId, views.set(viewOf(tensor), views.get(viewOf(tensor)) ?? ref));
  }
}

/** Whether a kernel gives what it was given. */
function isView(kernel: string, inputs: KernelInputs, [output]: readonly tf.Tensor[]): boolean {
  if (kernel === 'Identity') return true;
  const { x } = inputs;
  return (kernel === 'Reshape' || kernel === 'Cast') && !!x && !!output && viewOf(x) === viewOf(output);
}

function viewOf(tensor: tf.Tensor): string {
  return `${tensor.dtype}[${tensor.shape.join()}]`;
}

function specOfTensor(tensor: tf.Tensor): Spec {
  const { dtype, shape } = tensor;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool')
    throw new Error(`a tensor of type ${dtype} in a step`);
  return { dtype, shape };
}

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

/** A copy: the values of a tensor live no longer than it does. */
function valuesAs(dtype: Dtype, values: ArrayLike<number>): Constant['values'] {
  return ARRAYS[dtype].from(values);
}

/** The function that asked: the innermost that is not the library's. */
function asker(stack: readonly string[]): string {
  return stack.find((call) => !call.includes('node_modules')) ?? 'the step';
}

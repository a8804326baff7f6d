import * as tf from '@tensorflow/tfjs';

/** A kernel of TensorFlow.js said in others that the backend has. */
export interface ComposedKernel<Inputs = Readonly<Record<string, tf.Tensor>>, Attributes = object> {
  /** As the library calls it. */
  readonly name: string;
  /** Inputs and attributes as the library names them; what it makes on the way is disposed of for it. */
  work(inputs: Inputs, attributes: Attributes): tf.Tensor;
}

/** Puts a kernel in the place of the one that a backend has or lacks. */
export function register<Inputs, Attributes>(
  { name, work }: ComposedKernel<Inputs, Attributes>,
  backendName: string,
): void {
  if (tf.getKernel(name, backendName)) tf.unregisterKernel(name, backendName);
  tf.registerKernel({
    kernelName: name,
    backendName,
    kernelFunc: ({ inputs, attrs }) => tf.tidy(() => work(inputs as Inputs, attrs as Attributes)),
  });
}

import type { Program } from './program';

/** XLA's loops over these on a processor are many times slower than TensorFlow's own kernels. */
const SLOW = /^(Fused)?(Conv|DepthwiseConv|MaxPool|AvgPool)/;

/** Whether XLA can be expected to do a program well. */
export function fusable({ nodes }: Program): boolean {
  return nodes.every(({ kernel }) => !SLOW.test(kernel));
}

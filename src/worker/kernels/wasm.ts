import { convFilterGradient, depthwiseFilterGradient, depthwiseInputGradient } from './convolution-gradients';
import { register } from './kernel';
import { oneHot } from './one-hot';
import { segmentSum } from './segment-sum';
import { sign } from './sign';

/** Gives the WebAssembly backend the kernels that training needs and its version 4.22 lacks or has wrong. */
export function completeWasm(): void {
  register(oneHot, 'wasm');
  register(segmentSum, 'wasm');
  register(sign, 'wasm');
  register(convFilterGradient, 'wasm');
  register(depthwiseFilterGradient, 'wasm');
  register(depthwiseInputGradient, 'wasm');
}

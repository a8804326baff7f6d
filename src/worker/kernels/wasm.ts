import {
  convFilterGradient,
  convInputGradient,
  depthwiseFilterGradient,
  depthwiseInputGradient,
} from './convolution-gradients';
import { register } from './kernel';
import { oneHot } from './one-hot';
import { segmentSum } from './segment-sum';
import { sign } from './sign';
import { transposeBeforeProducts } from './transposed-products';

/** Gives the WebAssembly backend the kernels that training needs and its version 4.22 lacks, has wrong or has slow. */
export function completeWasm(): void {
  register(oneHot, 'wasm');
  register(segmentSum, 'wasm');
  register(sign, 'wasm');
  register(convFilterGradient, 'wasm');
  register(convInputGradient, 'wasm');
  register(depthwiseFilterGradient, 'wasm');
  register(depthwiseInputGradient, 'wasm');
  transposeBeforeProducts('wasm');
}

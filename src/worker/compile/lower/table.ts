import { ELEMENTWISE } from './elementwise';
import type { Lowering } from './lowering';
import { REDUCTIONS } from './reductions';
import { SHAPES } from './shapes';
import { WINDOWS } from './windows';

/**
 * How each TensorFlow.js kernel is said in TensorFlow operations: those that the native backend runs for it eagerly,
 * so that a program gives the same numbers to the bit. Kernels that only name a constant or their own input never
 * reach a program.
 */
export const LOWERINGS: Readonly<Record<string, Lowering>> = {
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...SHAPES,
  ...WINDOWS,
};

import { compileLoop } from '../compile/cache';
import { isNative } from '../compile/graph/native-backend';
import { kernelsWithoutLowering } from '../compile/lower/lower';
import { compiledExecutor, stepProgram } from './compiled';
import { eagerExecutor } from './eager';
import type { Executor, Work } from './executor';
import type { StepState } from './step';

/** How the steps of a run are taken, and why not faster; empty where they are compiled. */
export interface Choice {
  readonly executor: Executor;
  readonly reason: string;
}

/**
 * Compiled on native TensorFlow wherever every kernel of the step can be said in its operations, else kernel by kernel.
 * @param batch rows of the usual batch
 */
export function chooseExecutor(work: Work, state: StepState, batch: number): Choice {
  if (!isNative()) return { executor: eagerExecutor(work), reason: 'not on native TensorFlow' };
  const program = stepProgram(work, state, batch);
  const unknown = kernelsWithoutLowering(program);
  if (unknown.length > 0) {
    return { executor: eagerExecutor(work), reason: `no lowering for ${unknown.join(', ')}` };
  }
  return { executor: compiledExecutor(work, new Map([[batch, compileLoop(program)]])), reason: '' };
}

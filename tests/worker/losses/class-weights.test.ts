import { describe, expect, it } from 'vitest';
import type { FittedTask } from '../../../src/shared/recipe/fitted';
import { task as taskSchema } from '../../../src/shared/task';
import { classWeightsOf } from '../../../src/worker/losses/class-weights';
import { targetMatrix } from '../../../src/worker/run/targets';

const loss = { kind: 'softmax-cross-entropy', classWeights: 'balanced' };
const task = taskSchema.parse({ name: 'beak', targets: ['beak'], kind: 'classes', loss });
const fitted: FittedTask = {
  name: 'beak',
  kind: 'classes',
  targets: ['beak'],
  classes: ['a', 'b', 'c'],
  mean: 0,
  deviation: 1,
};

describe('balanced class weights', () => {
  it('are n / (k n_c) of the known training labels, so that they are 1 on average', () => {
    expect(classWeightsOf(task, [[5, 2, 2]])).toEqual([[9 / 15, 9 / 6, 9 / 6]]);
  });

  it('stay finite for a class that no training label shows', () => {
    expect(classWeightsOf(task, [[2, 1, 0]])).toEqual([[3 / 6, 3 / 3, 3 / 3]]);
  });

  it('are each of a target alone where there are several', () => {
    const several = { kind: 'sigmoid-focal' as const, gamma: 2, classWeights: 'balanced' as const };
    const weights = classWeightsOf({ ...task, kind: 'multi-label', loss: several }, [
      [3, 1],
      [1, 3],
    ]);
    expect(weights).toEqual([
      [4 / 6, 4 / 2],
      [4 / 2, 4 / 6],
    ]);
  });

  it('stand in the mask of the labels, and only where a loss asks for them', () => {
    const planned = [{ task, fitted, classWeights: [[1, 1, 4]] }];
    expect([...targetMatrix(planned, Float32Array.of(2, NaN), null)]).toEqual([0, 0, 1, 4, 0, 0, 0, 0]);
    expect(classWeightsOf({ ...task, loss: undefined }, [[1, 1]])).toBeNull();
  });
});

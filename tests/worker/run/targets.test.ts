import { describe, expect, it } from 'vitest';
import { task as taskSchema, type Task } from '../../../src/shared/task';
import type { PlannedTask } from '../../../src/worker/run/targets';
import { targetMatrix, targetWidth } from '../../../src/worker/run/targets';

const some = (
  kind: Task['kind'],
  targets: string[],
  classes: string[],
  loss?: Task['loss'],
): PlannedTask => ({
  task: taskSchema.parse({ name: 't', targets, kind, loss }),
  fitted: { name: 't', kind, targets, classes, mean: 0, deviation: 1 },
});
const number = some('number', ['y'], []);
const both = some('multi-label', ['p', 'q'], ['no', 'yes']);
const classes = some('classes', ['y'], ['a', 'b', 'c']);

describe('labels as a loss wants them', () => {
  it('numbers and yes/no stand as they are beside a mark that they are known', () => {
    expect([...targetMatrix([number], Float32Array.of(1.5, NaN))]).toEqual([1.5, 1, 0, 0]);
    expect([...targetMatrix([both], Float32Array.of(1, NaN, 0, 1))]).toEqual([1, 0, 1, 0, 0, 1, 1, 1]);
  });

  it('a class is one of as many columns', () => {
    expect([...targetMatrix([classes], Float32Array.of(2, NaN))]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  });

  it('under one softmax a row counts only when all its targets are known', () => {
    const softmax = some('multi-label', ['p', 'q'], ['no', 'yes'], 'softmax-cross-entropy');
    expect([...targetMatrix([softmax], Float32Array.of(1, NaN, 1, 1))]).toEqual([1, 0, 0, 1, 1, 1]);
  });

  it('tasks stand side by side', () => {
    const tasks = [number, classes, both];
    expect(targetWidth(tasks)).toBe(2 + 4 + 4);
    expect([...targetMatrix(tasks, Float32Array.of(0.5, 1, NaN, 1, NaN, 0, 1, 0))]).toEqual([
      ...[0.5, 1, 0, 1, 0, 1, 0, 1, 0, 1],
      ...[0, 0, 1, 0, 0, 1, 1, 0, 1, 1],
    ]);
  });
});

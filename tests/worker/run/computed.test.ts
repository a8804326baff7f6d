import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { computed } from '../../../src/worker/run/computed';

/** Rows of a table of two. */
const rowAt = (row: number): number[] =>
  tf.tidy(() => [...tf.gather(tf.tensor1d([5, 7]), tf.tensor1d([row], 'int32')).dataSync()]);

describe('a computation', () => {
  it.each(['tensorflow', 'cpu'] as const)(
    'that the backend refuses is told by its reason, and the next one is done: %s',
    async (backend) => {
      await chooseBackend(backend);
      const before = tf.memory().numTensors;
      const failure = {
        code: 'run.computation-failed',
        details: { reason: expect.stringMatching(/9 is not in/) },
      };
      expect(() => computed(() => rowAt(9))).toThrow(expect.objectContaining(failure));
      expect(computed(() => rowAt(1))).toEqual([7]);
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});

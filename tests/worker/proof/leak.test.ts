// needs: native
/**
 * A trainer lives through many runs, so that nothing of a run may stay. `npm run sweep` goes through more of them and
 * prints what was measured.
 */
import v8 from 'node:v8';
import vm from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { soMany } from '../../sweep';
import { examplePlan } from '../example-data';
import { workplace, type Workplace } from '../run/workplace';

const TIMES = soMany(20, 200);
/** Megabytes that memory may go up and down by from one half of a sweep to the other. */
const TIDE = 16;

let at: Workplace;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  at = workplace();
});
afterAll(() => at.remove());

interface Held {
  readonly tensors: number;
  readonly megabytes: number;
}

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;

/** What is held once garbage is gone. */
function held(): Held {
  collect();
  return { tensors: tf.memory().numTensors, megabytes: process.memoryUsage().rss / 2 ** 20 };
}

function expectFlat(what: string, all: readonly Held[]): void {
  if (TIMES > 20) {
    const shown = all.filter((_, i) => i % Math.ceil(all.length / 10) === 0 || i === all.length - 1);
    const text = shown.map(({ tensors, megabytes }) => `${tensors}: ${megabytes.toFixed(1)} MB`).join(', ');
    process.stdout.write(`${what}: ${text}\n`);
  }
  expect(all).toHaveLength(TIMES);
  expect(new Set(all.map(({ tensors }) => tensors)).size).toBe(1);
  const settled = all.slice(TIMES / 2).map(({ megabytes }) => megabytes);
  expect(Math.max(...settled) - settled[0]!).toBeLessThan(TIDE);
}

describe('tensors and resident memory', () => {
  it('are the same after every epoch of a run', async () => {
    const all: Held[] = [];
    const plan = examplePlan({ budget: { epochs: TIMES } });
    await at.trained(plan, {}, (message) => message.type === 'epoch' && all.push(held()));
    expectFlat('epochs', all);
  }, 600_000);

  it('are the same after every run of a trainer', async () => {
    const all: Held[] = [];
    for (let run = 0; run < TIMES; run++) {
      await at.trained(examplePlan({ seed: run, budget: { epochs: 2 } }));
      all.push(held());
    }
    expectFlat('runs', all);
  }, 600_000);
});

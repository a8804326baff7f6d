import { describe, expect, it } from 'vitest';
import type { FromTrainer } from '../../../src/shared/trainer-messages';
import { progressTeller, type Progress } from '../../../src/worker/run/progress';

interface Told {
  readonly progress: Progress;
  readonly messages: FromTrainer[];
  pass(milliseconds: number): void;
}

/** A run of four batches of eight rows an epoch, under a clock that goes when it is told to. */
function run(epoch = 1): Told {
  let clock = 5000;
  const messages: FromTrainer[] = [];
  const of = { job: 'j', epoch, batches: 4, batchSize: 8 };
  const progress = progressTeller(
    (message) => messages.push(message),
    of,
    () => clock,
  );
  return { progress, messages, pass: (milliseconds) => (clock += milliseconds) };
}

describe('the progress of a run', () => {
  it('is told at most ten times a second, with the rows since it was last told', () => {
    const { progress, messages, pass } = run();
    for (let batch = 1; batch <= 4; batch++) {
      pass(60);
      progress.at(1, batch);
    }
    expect(messages).toEqual([
      { type: 'progress', job: 'j', epoch: 1, batch: 2, batches: 4, rowsPerSecond: (2 * 8) / 0.12 },
      { type: 'progress', job: 'j', epoch: 1, batch: 4, batches: 4, rowsPerSecond: (2 * 8) / 0.12 },
    ]);
  });

  it('is told of epochs that are quicker than that, and from the epoch on at which a run is resumed', () => {
    const { progress, messages, pass } = run(7);
    for (let epoch = 7; epoch <= 17; epoch++) {
      progress.at(epoch, 0);
      pass(10);
    }
    expect(messages).toMatchObject([{ epoch: 17, batch: 0, rowsPerSecond: (10 * 4 * 8) / 0.1 }]);
  });

  it('leaves pauses out of its rate and of the seconds that an epoch takes', () => {
    const { progress, messages, pass } = run();
    pass(100);
    progress.leaveOut(() => pass(60_000));
    progress.at(1, 2);
    expect(messages).toMatchObject([{ rowsPerSecond: (2 * 8) / 0.1 }]);
    pass(150);
    expect(progress.lap()).toBe(0.25);
    pass(20);
    expect(progress.lap()).toBe(0.02);
  });
});

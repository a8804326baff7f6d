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

/** The same once its first batch is done, which took a millisecond and was told. */
function begun(epoch = 1): Told {
  const told = run(epoch);
  told.pass(1);
  told.progress.at(epoch, 1);
  told.messages.pop();
  return told;
}

describe('the progress of a run', () => {
  it('is told as soon as a batch is done, however soon that is', () => {
    const { progress, messages, pass } = run();
    progress.at(1, 0);
    pass(3);
    progress.at(1, 1);
    pass(3);
    progress.at(1, 2);
    expect(messages).toEqual([
      { type: 'progress', job: 'j', epoch: 1, batch: 1, batches: 4, rowsPerSecond: 8 / 0.003 },
    ]);
  });

  it('is told at most ten times a second after that, with the rows since it was last told', () => {
    const { progress, messages, pass } = begun();
    for (let batch = 1; batch <= 4; batch++) {
      pass(60);
      progress.at(2, batch);
    }
    expect(messages).toEqual([
      { type: 'progress', job: 'j', epoch: 2, batch: 2, batches: 4, rowsPerSecond: (5 * 8) / 0.12 },
      { type: 'progress', job: 'j', epoch: 2, batch: 4, batches: 4, rowsPerSecond: (2 * 8) / 0.12 },
    ]);
  });

  it('is told of epochs that are quicker than that, and from the epoch on at which a run is resumed', () => {
    const { progress, messages, pass } = begun(7);
    for (let epoch = 8; epoch <= 18; epoch++) {
      progress.at(epoch, 0);
      pass(10);
    }
    expect(messages).toMatchObject([{ epoch: 18, batch: 0, rowsPerSecond: ((10 * 4 + 3) * 8) / 0.1 }]);
  });

  it('leaves pauses out of its rate and of the seconds that an epoch takes', () => {
    const { progress, messages, pass } = begun();
    pass(100);
    progress.leaveOut(() => pass(60_000));
    progress.at(1, 3);
    expect(messages).toMatchObject([{ rowsPerSecond: (2 * 8) / 0.1 }]);
    pass(150);
    expect(progress.lap()).toBeCloseTo(0.251, 9);
    pass(20);
    expect(progress.lap()).toBe(0.02);
  });
});

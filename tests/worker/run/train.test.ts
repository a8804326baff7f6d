import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/shared/plan';
import type { FromTrainer, TrainJob } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { readCheckpoint } from '../../../src/worker/checkpoint/checkpoint';
import { newControl, WISH, wish } from '../../../src/worker/run/control';
import { train } from '../../../src/worker/run/train';
import { examplePlan, writeExample } from '../example-data';

type Epoch = Extract<FromTrainer, { type: 'epoch' }>;
type Ended = Extract<FromTrainer, { type: 'ended' }>;

let folder: string;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  folder = mkdtempSync(join(tmpdir(), 'espalier-train-'));
  writeExample(join(folder, 'prepared'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Trained {
  readonly ended: Ended;
  readonly epochs: Epoch[];
  readonly messages: FromTrainer[];
}

async function trained(
  plan: Plan,
  from: Partial<TrainJob> = {},
  control = newControl(),
  heard: (message: FromTrainer) => void = () => undefined,
): Promise<Trained> {
  const job: TrainJob = {
    kind: 'train',
    job: 'j',
    plan,
    prepared: join(folder, 'prepared'),
    folder: join(folder, 'run'),
    resume: null,
    graft: null,
    ...from,
  };
  const messages: FromTrainer[] = [];
  const ended = await train(job, control, (message) => {
    messages.push(message);
    heard(message);
  });
  return { ended, messages, epochs: messages.filter((message) => message.type === 'epoch') };
}

const fileOf = (epoch: Epoch): { path: string; sha256: string } => ({
  path: join(folder, 'run', epoch.checkpoint.file),
  sha256: epoch.checkpoint.sha256,
});
const metricsOf = (epochs: readonly Epoch[]): string => JSON.stringify(epochs.map((epoch) => epoch.metrics));

describe('a run', () => {
  it('learns all three tasks together, better than guessing', async () => {
    const { ended, messages } = await trained(examplePlan({ budget: { epochs: 40 } }));
    expect(ended).toMatchObject({ outcome: 'finished', error: null });
    const started = messages.find((message) => message.type === 'started');
    const score = (metrics: Ended['final'], task: string, metric: string): number =>
      metrics.find((m) => m.task === task && m.metric === metric && m.part === 'test')?.value ?? NaN;
    const guess = started?.guess ?? [];
    expect(score(ended.final, 'sum', 'rmse')).toBeLessThan(0.5 * score(guess, 'sum', 'rmse'));
    expect(score(ended.final, 'positive', 'auc')).toBeGreaterThan(0.9);
    expect(score(guess, 'positive', 'auc')).toBe(0.5);
    expect(score(ended.final, 'largest', 'log-loss')).toBeLessThan(score(guess, 'largest', 'log-loss'));
  });

  it('is the same to the bit when it is made again', async () => {
    const [once, again] = [await trained(examplePlan()), await trained(examplePlan())];
    expect(again.epochs.at(-1)?.checkpoint.sha256).toBe(once.epochs.at(-1)?.checkpoint.sha256);
    expect(metricsOf(again.epochs)).toBe(metricsOf(once.epochs));
    expect((await trained(examplePlan({ seed: 4 }))).epochs.at(-1)?.checkpoint.sha256).not.toBe(
      once.epochs.at(-1)?.checkpoint.sha256,
    );
  });

  const dropout = { trunk: [{ units: 16, dropout: 0.3 }, { units: 8 }] };
  it.each([
    ['Adam', examplePlan()],
    [
      'momentum and dropout',
      examplePlan({
        design: dropout,
        method: { optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 } },
      }),
    ],
  ])(
    'that goes on from a checkpoint equals one that was never interrupted, to the bit: %s',
    async (_name, plan) => {
      const whole = await trained(plan);
      const [second] = whole.epochs.slice(1);
      if (!second) throw new Error('too few epochs');
      const best = whole.epochs
        .slice(0, 2)
        .filter((epoch) => epoch.best)
        .at(-1);
      const rest = await trained(plan, {
        resume: { from: fileOf(second), best: best ? fileOf(best) : null },
      });
      expect(metricsOf(rest.epochs)).toBe(metricsOf(whole.epochs.slice(2)));
      expect(rest.epochs.at(-1)?.checkpoint.sha256).toBe(whole.epochs.at(-1)?.checkpoint.sha256);
      expect(rest.ended).toEqual(whole.ended);
    },
  );

  it('stops early once validation has not improved for so many epochs, and keeps the best', async () => {
    const plan = examplePlan({
      budget: { epochs: 400, patience: 5 },
      method: { optimizer: { kind: 'adam', learningRate: 0.05 }, batchSize: 16 },
    });
    const { ended, epochs } = await trained(plan);
    const best = epochs.filter((epoch) => epoch.best).at(-1);
    expect(epochs.length).toBeLessThan(400);
    expect(epochs.length - (best?.epoch ?? 0)).toBe(5);
    expect(ended.bestEpoch).toBe(best?.epoch);
  });

  it('ends as diverged at the batch whose loss is not finite, with the best weights kept', async () => {
    const plan = examplePlan({
      tasks: examplePlan().tasks.slice(0, 1),
      method: { optimizer: { kind: 'sgd', learningRate: 90 }, batchSize: 16 },
    });
    writeExample(join(folder, 'prepared-all'));
    const tasks = examplePlan().tasks;
    const { ended } = await trained({ ...plan, tasks });
    expect(ended).toMatchObject({ outcome: 'diverged', error: { code: 'run.diverged' } });
    expect(Number(ended.error?.details['batch'])).toBeGreaterThan(0);
  });

  it('stops between batches and keeps the best, or cancels, when it is asked to', async () => {
    for (const [asked, outcome] of [
      [WISH.stop, 'stopped'],
      [WISH.cancel, 'cancelled'],
    ] as const) {
      const control = newControl();
      const { ended, epochs } = await trained(examplePlan(), {}, control, (message) => {
        if (message.type === 'epoch' && message.epoch === 2) wish(control, asked);
      });
      expect(ended.outcome).toBe(outcome);
      expect(epochs).toHaveLength(2);
      expect(ended.final.length > 0).toBe(outcome === 'stopped');
    }
  });

  it('grafts a trunk: frozen it stays as it was, fine-tuned it moves; the head is new', async () => {
    const source = (await trained(examplePlan())).epochs.at(-1);
    if (!source) throw new Error('no epochs');
    const before = await readCheckpoint(fileOf(source).path, fileOf(source).sha256);
    for (const freeze of ['trunk', 'none'] as const) {
      const after = (
        await trained(examplePlan({ seed: 9, graft: { from: 'x', freeze } }), { graft: fileOf(source) })
      ).epochs.at(-1);
      if (!after) throw new Error('no epochs');
      const grown = await readCheckpoint(fileOf(after).path, fileOf(after).sha256);
      const kept = grown.named.get('trunk 1/kernel')?.data;
      expect(kept?.every((value, i) => value === before.named.get('trunk 1/kernel')?.data[i])).toBe(
        freeze === 'trunk',
      );
      expect(grown.named.get('head sum output/kernel')?.data).not.toEqual(
        before.named.get('head sum output/kernel')?.data,
      );
    }
  });

  it('keeps no tensors when it is over', async () => {
    await trained(examplePlan());
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) await trained(examplePlan());
    expect(tf.memory().numTensors).toBe(before);
  });
});

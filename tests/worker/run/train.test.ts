// needs: native
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { WISH, wish } from '../../../src/worker/run/control';
import type { Room } from '../../../src/worker/run/feed';
import { examplePlan } from '../example-data';
import { metricsOf, workplace, type Ended, type Workplace } from './workplace';

let at: Workplace;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  at = workplace();
});
afterAll(() => at.remove());

const dropout = { trunk: [{ units: 16, dropout: 0.3 }, { units: 8 }] };
const normalised = {
  trunk: [
    { kind: 'reshape' as const, shape: [2, 2, 1] },
    { kind: 'conv2d' as const, filters: 6, kernel: 2 },
    { kind: 'batch-norm' as const, momentum: 0.8 },
    { units: 8 },
  ],
};
const averaging = { optimizer: { kind: 'adam' as const }, average: { decay: 0.9 }, batchSize: 16 };
const momentum = { optimizer: { kind: 'sgd' as const, learningRate: 0.05, momentum: 0.9 }, batchSize: 16 };

function score(metrics: Ended['final'], task: string, metric: string): number {
  return metrics.find((m) => m.task === task && m.metric === metric && m.part === 'test')?.value ?? NaN;
}

/** Rows are read four at a time in five blocks an epoch, and none is held. */
const little: Room = { held: 0, pieces: { strip: 4 * 64, block: 16 * 64 } };

describe('a run', () => {
  it('learns all three tasks together, better than guessing', async () => {
    const { ended, messages } = await at.trained(examplePlan({ budget: { epochs: 40 } }));
    expect(ended).toMatchObject({ outcome: 'finished', error: null });
    const guess = messages.find((message) => message.type === 'started')?.guess ?? [];
    expect(score(ended.final, 'sum', 'rmse')).toBeLessThan(0.5 * score(guess, 'sum', 'rmse'));
    expect(score(ended.final, 'positive', 'auc')).toBeGreaterThan(0.9);
    expect(score(guess, 'positive', 'auc')).toBe(0.5);
    expect(score(ended.final, 'largest', 'log-loss')).toBeLessThan(score(guess, 'largest', 'log-loss'));
  });

  it('is the same to the bit when it is made again, and another with another seed', async () => {
    const [once, again] = [await at.trained(examplePlan()), await at.trained(examplePlan())];
    const other = await at.trained(examplePlan({ seed: 4 }));
    expect(again.epochs.at(-1)?.checkpoint?.sha256).toBe(once.epochs.at(-1)?.checkpoint?.sha256);
    expect(metricsOf(again.epochs)).toBe(metricsOf(once.epochs));
    expect(metricsOf(other.epochs)).not.toBe(metricsOf(once.epochs));
  });

  it.each([
    ['Adam', examplePlan()],
    ['momentum and dropout', examplePlan({ design: dropout, method: momentum })],
    ['statistics and averaged weights', examplePlan({ design: normalised, method: averaging })],
    [
      'AMSGrad with an average and decay',
      examplePlan({
        method: {
          optimizer: { kind: 'adam', amsgrad: true },
          average: { decay: 0.9 },
          weightDecay: 0.01,
          batchSize: 16,
        },
      }),
    ],
    [
      'centred RMSProp with momentum',
      examplePlan({
        method: { optimizer: { kind: 'rmsprop', momentum: 0.5, centered: true }, batchSize: 16 },
      }),
    ],
    [
      'a rate that is cut on plateaus, and two batches an update',
      examplePlan({
        method: {
          optimizer: { kind: 'adam', learningRate: 0.1 },
          schedule: { kind: 'plateau', patience: 1, warmup: 3 },
          accumulate: 2,
          batchSize: 16,
        },
      }),
    ],
    ['AdaGrad', examplePlan({ method: { optimizer: { kind: 'adagrad' }, batchSize: 16 } })],
    ['Lion', examplePlan({ method: { optimizer: { kind: 'lion' }, batchSize: 16 } })],
  ])(
    'that goes on from any of its epochs equals one that was never interrupted, to the bit: %s',
    async (_, plan) => {
      const whole = await at.trained(plan);
      for (const done of [1, 2, 5]) {
        const rest = await at.trained(plan, { resume: at.resume(whole.epochs.slice(0, done)) });
        expect(metricsOf(rest.epochs)).toBe(metricsOf(whole.epochs.slice(done)));
        expect(rest.epochs.at(-1)?.checkpoint?.sha256).toBe(whole.epochs.at(-1)?.checkpoint?.sha256);
        expect(rest.ended).toEqual(whole.ended);
      }
    },
  );

  it('that waits for plateaus goes on slower after each, and its checkpoint knows', async () => {
    const optimizer = { kind: 'sgd' as const, learningRate: 0.7 };
    const schedule = { kind: 'plateau' as const, patience: 1, factor: 0.25 };
    const { epochs } = await at.trained(examplePlan({ method: { optimizer, schedule, batchSize: 16 } }));
    const worse = epochs.filter(({ best }) => !best).length;
    expect(worse).toBeGreaterThan(0);
    const { counters } = await at.checkpoint(epochs.at(-1)!);
    expect(counters.plateau).toEqual({ since: 0, left: 0.25 ** worse });
  });

  it('with an average measures and keeps the average, not the weights it trains', async () => {
    const optimizer = { kind: 'sgd' as const, learningRate: 0.1 };
    const method = { optimizer, batchSize: 16 };
    const plain = await at.trained(examplePlan({ method }));
    const mean = await at.trained(examplePlan({ method: { ...method, average: { decay: 0.95 } } }));
    const last = await at.checkpoint(mean.epochs.at(-1)!);
    expect(last.slots.get('trained')).toEqual((await at.checkpoint(plain.epochs.at(-1)!)).parameters);
    expect(last.parameters).not.toEqual(last.slots.get('trained'));
    expect(metricsOf(mean.epochs)).not.toBe(metricsOf(plain.epochs));
  });

  it('refuses a learning rate for a part that the design has not, and names those it has', async () => {
    const method = { optimizer: { kind: 'adam' as const }, rates: { 'trunk 3': 0.5 } };
    await expect(at.trained(examplePlan({ method }))).rejects.toMatchObject({
      code: 'plan.part-unknown',
      details: { part: 'trunk 3', known: expect.stringContaining('“trunk 2”') },
    });
  });

  it('is the same to the bit whether its rows are held or read, also when it goes on from an epoch', async () => {
    const held = await at.trained(examplePlan(), {}, undefined, { ...little, held: Infinity });
    const read = await at.trained(examplePlan(), {}, undefined, little);
    const rest = await at.trained(
      examplePlan(),
      { resume: at.resume(read.epochs.slice(0, 2)) },
      undefined,
      little,
    );
    expect(metricsOf(read.epochs)).toBe(metricsOf(held.epochs));
    expect(metricsOf(rest.epochs)).toBe(metricsOf(held.epochs.slice(2)));
    for (const { epochs, ended } of [read, rest]) {
      expect(epochs.at(-1)?.checkpoint?.sha256).toBe(held.epochs.at(-1)?.checkpoint?.sha256);
      expect(ended).toEqual(held.ended);
    }
    expect(metricsOf(read.epochs)).not.toBe(metricsOf((await at.trained(examplePlan())).epochs));
  });

  it('pauses, stops and cancels in the middle of an epoch whose rows are read', async () => {
    for (const [asked, outcome] of [
      [WISH.stop, 'stopped'],
      [WISH.cancel, 'cancelled'],
    ] as const) {
      const stop = (message: { type: string }, control: SharedArrayBuffer): void => {
        if (message.type === 'progress') wish(control, asked);
      };
      const { ended, epochs } = await at.trained(
        examplePlan({ budget: { epochs: 10_000 } }),
        {},
        stop,
        little,
      );
      expect(ended.outcome).toBe(outcome);
      expect(epochs.length).toBeLessThan(10_000);
    }
  });

  it('stops early once validation has not improved for so many epochs, and keeps the best', async () => {
    const fast = { optimizer: { kind: 'adam' as const, learningRate: 0.05 }, batchSize: 16 };
    const weights = [3, 1, 0.5];
    const tasks = examplePlan().tasks.map((task, i) => ({ ...task, weight: weights[i]! }));
    const plan = examplePlan({ tasks, budget: { epochs: 400, patience: 5 }, method: fast });
    const { ended, epochs } = await at.trained(plan);
    const best = epochs.findLast((epoch) => epoch.best)!;
    expect(epochs.length).toBeLessThan(400);
    expect(epochs.length - best.epoch).toBe(5);
    expect(ended.bestEpoch).toBe(best.epoch);
    const ofBest = await at.trained({ ...plan, budget: { epochs: best.epoch, patience: null } });
    expect(ended.final).toEqual(ofBest.ended.final);
    const { counters } = await at.checkpoint(epochs.at(-1)!);
    expect(counters).toMatchObject({ epoch: epochs.length, bestEpoch: best.epoch, seed: 3 });
    const losses = best.metrics.filter(({ metric, part }) => metric === 'loss' && part === 'validation');
    const [sum, positive, largest] = losses.map(({ value }) => value);
    expect(counters.bestLoss).toBeCloseTo(3 * sum! + positive! + 0.5 * largest!, 5);
  });

  it('ends as diverged at the batch whose loss is not finite; what was best before it is kept', async () => {
    const wild = { optimizer: { kind: 'sgd' as const, learningRate: 90 }, batchSize: 16 };
    const { ended, epochs, messages } = await at.trained(examplePlan({ method: wild }));
    const { epoch, batch, value } = ended.error!.details;
    expect(ended).toMatchObject({ outcome: 'diverged', error: { code: 'run.diverged' } });
    expect(['NaN', 'Infinity']).toContain(value);
    expect(epochs.length).toBe(Number(epoch) - 1);
    expect(Number(batch)).toBeGreaterThan(0);
    expect(ended.bestEpoch).toBe(epochs.findLast(({ best }) => best)?.epoch ?? null);
    expect(messages.filter(({ type }) => type === 'ended')).toEqual([]);
  });

  it('stops between batches and keeps the best, or cancels, when it is asked to', async () => {
    for (const [asked, outcome] of [
      [WISH.stop, 'stopped'],
      [WISH.cancel, 'cancelled'],
    ] as const) {
      const { ended, epochs } = await at.trained(examplePlan(), {}, (message, control) => {
        if (message.type === 'epoch' && message.epoch === 2) wish(control, asked);
      });
      expect(ended.outcome).toBe(outcome);
      expect(epochs).toHaveLength(2);
      expect(ended.final.length > 0).toBe(outcome === 'stopped');
    }
  });

  it('that pauses and goes on gives the same bits, and says that it paused', async () => {
    const whole = await at.trained(examplePlan());
    const paused = await at.trained(examplePlan(), {}, (message, control) => {
      if (message.type === 'epoch' && message.epoch % 2 === 1) wish(control, WISH.pause);
      if (message.type === 'paused') wish(control, WISH.go);
    });
    expect(metricsOf(paused.epochs)).toBe(metricsOf(whole.epochs));
    expect(paused.epochs.at(-1)?.checkpoint?.sha256).toBe(whole.epochs.at(-1)?.checkpoint?.sha256);
    const said = paused.messages.filter(({ type }) => type === 'paused' || type === 'resumed');
    expect(said.map(({ type }) => type)).toEqual(
      ['paused', 'resumed', 'paused', 'resumed', 'paused', 'resumed'].slice(0, 2 * 3),
    );
    expect(paused.ended).toEqual(whole.ended);
  });

  it('of quick epochs tells several at once; what it tells last, and the best, can be gone on from', async () => {
    const whole = await at.trained(examplePlan());
    const { epochs, ended } = await at.trained(examplePlan(), { tellEveryMs: 1e9 });
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ended).toEqual(whole.ended);
    const withWeights = epochs.filter(({ checkpoint }) => checkpoint !== null);
    // The first is told at once, all others when the run is over.
    expect(withWeights.map(({ epoch }) => epoch)).toEqual([...new Set([1, ended.bestEpoch!, 6])]);
    expect(epochs.filter(({ best }) => best).map(({ epoch }) => epoch)).toEqual([1, ended.bestEpoch!]);
    expect(withWeights.at(-1)?.checkpoint?.sha256).toBe(whole.epochs.at(-1)?.checkpoint?.sha256);
    const best = await at.checkpoint(withWeights.find(({ epoch }) => epoch === ended.bestEpoch)!);
    expect(best.counters.bestEpoch).toBe(ended.bestEpoch);
  });

  it('that pauses tells all its epochs first', async () => {
    const plan = examplePlan({ budget: { epochs: 2000 } });
    const { messages } = await at.trained(plan, { tellEveryMs: 1e9 }, (message, control) => {
      if (message.type === 'progress' && message.epoch > 1) wish(control, WISH.pause);
      if (message.type === 'paused') wish(control, WISH.cancel);
    });
    const pausedAt = messages.findIndex(({ type }) => type === 'paused');
    const before = messages.slice(0, pausedAt).filter((message) => message.type === 'epoch');
    expect(messages[pausedAt]).toMatchObject({ epoch: before.at(-1)!.epoch });
    expect(before.at(-1)!.epoch).toBe(before.length);
  });

  it('grafts a trunk: frozen it stays as it was, fine-tuned it moves; the head is new', async () => {
    const source = (await at.trained(examplePlan())).epochs.at(-1)!;
    const before = await at.checkpoint(source);
    for (const freeze of ['trunk', 'none'] as const) {
      const plan = examplePlan({ seed: 9, graft: { from: 'x', freeze } });
      const { epochs } = await at.trained(plan, { graft: at.fileOf(source) });
      const after = await at.checkpoint(epochs.at(-1)!);
      const kept = (name: string): boolean =>
        after.named.get(name)!.data.every((value, i) => value === before.named.get(name)!.data[i]);
      for (const name of ['trunk 1/kernel', 'trunk 1/bias', 'trunk 2/kernel'])
        expect(kept(name)).toBe(freeze === 'trunk');
      expect(kept('head sum output/kernel')).toBe(false);
    }
  });

  it('leaves the statistics of a frozen trunk as they are, and moves those of one that is fine-tuned', async () => {
    const source = (await at.trained(examplePlan({ design: normalised }))).epochs.at(-1)!;
    const statistics = ['trunk 3/moving mean', 'trunk 3/moving variance'];
    const before = await at.checkpoint(source);
    for (const name of statistics) expect(new Set(before.named.get(name)!.data).size).toBeGreaterThan(1);
    for (const freeze of ['trunk', 3, 'none'] as const) {
      const plan = examplePlan({ design: normalised, seed: 9, graft: { from: 'x', freeze } });
      const after = await at.checkpoint(
        (await at.trained(plan, { graft: at.fileOf(source) })).epochs.at(-1)!,
      );
      for (const name of statistics) {
        const same = after.named
          .get(name)!
          .data.every((value, i) => value === before.named.get(name)!.data[i]);
        expect(same).toBe(freeze !== 'none');
      }
    }
  });

  it('leaves the statistics of layers whose learning rate is 0, in the trunk and in heads, and moves the others', async () => {
    const norm = { kind: 'batch-norm' as const, momentum: 0.8 };
    const block = { kind: 'residual' as const, layers: [norm] };
    const design = { trunk: [{ units: 8 }, norm, block, norm], heads: { sum: [norm] } };
    const rates = { 'trunk 3': 0, 'trunk 4': 0, 'head sum': 0 };
    const method = { optimizer: { kind: 'sgd' as const, learningRate: 0.05 }, rates };
    const { epochs } = await at.trained(examplePlan({ design, method }));
    const { named } = await at.checkpoint(epochs.at(-1)!);
    const moved = ['trunk 2', 'trunk 3.1', 'trunk 4', 'head sum 1'].filter((layer) =>
      named.get(`${layer}/moving mean`)!.data.some((value) => value !== 0),
    );
    expect(moved).toEqual(['trunk 2']);
  });

  it('keeps no tensors from epoch to epoch, nor when it is over', async () => {
    const counts: number[] = [];
    const count = (): number => tf.memory().numTensors;
    await at.trained(examplePlan());
    const before = count();
    const plan = examplePlan({
      budget: { epochs: 30 },
      design: { ...normalised, heads: { sum: dropout.trunk } },
    });
    await at.trained(plan, {}, (message) => message.type === 'epoch' && counts.push(count()));
    expect(new Set(counts).size).toBe(1);
    expect(count()).toBe(before);
    await at.trained(examplePlan({ method: { optimizer: { kind: 'sgd', learningRate: 90 } } }));
    expect(count()).toBe(before);
    await at.trained(examplePlan(), {}, undefined, little);
    expect(count()).toBe(before);
  });

  it('that cannot begin leaves no tensors behind either, and the next one is as if it had not been', async () => {
    const whole = await at.trained(examplePlan());
    const before = tf.memory().numTensors;
    const ofAnother = { resume: at.resume(whole.epochs) };
    await expect(at.trained(examplePlan({ design: dropout }), ofAnother)).rejects.toThrow('another model');
    expect(tf.memory().numTensors).toBe(before);
    expect(metricsOf((await at.trained(examplePlan())).epochs)).toBe(metricsOf(whole.epochs));
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/shared/plan';
import { fittedFor } from '../../../src/shared/recipe/fitted';
import type { ExecutorRecord } from '../../../src/shared/run';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { buildModel, type Model } from '../../../src/worker/model/model';
import { updateRule } from '../../../src/worker/optimizers/optimizers';
import { choicesIn } from '../../../src/worker/run/choices';
import { chooseExecutor, type Prospect } from '../../../src/worker/run/choose-executor';
import { constantsOf } from '../../../src/worker/run/constants';
import { eagerExecutor } from '../../../src/worker/run/eager';
import { courseOf, firstBatches, trainEpoch } from '../../../src/worker/run/epoch';
import type { Executor, Work } from '../../../src/worker/run/executor';
import { eagerPass, repeatedPass, type ForwardPass } from '../../../src/worker/run/forward-pass';
import { firstState, saved } from '../../../src/worker/run/state';
import { trainingStep, type StepState } from '../../../src/worker/run/step';
import { examplePlan, exampleRows } from '../example-data';
import { heldExample, type Held } from './held';
import { differs } from '../../../src/worker/run/told';

let folder: string;
beforeAll(async () => {
  // oneDNN takes over single kernels and not those inside a loop; both ways are right to a last bit, not to the bit.
  process.env['TF_ENABLE_ONEDNN_OPTS'] = '0';
  await chooseBackend('tensorflow');
  folder = mkdtempSync(join(tmpdir(), 'espalier-compiled-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Set extends Held {
  readonly plan: Plan;
  readonly work: Work;
  begin(): StepState;
  bytes(state: StepState): Buffer;
  readonly model: Model;
}

/** @param added inputs, the last ones, that a graft did not know */
function setUp(
  change: Parameters<typeof examplePlan>[0],
  rowWeights: Float32Array | null = null,
  added?: number,
): Set {
  const plan = examplePlan(change);
  const fitted = { ...fittedFor(plan, exampleRows(plan.tasks).index.fitted), added };
  const model = buildModel(plan, fitted);
  const rule = updateRule(plan.method);
  const { tasks, block, feed } = heldExample(plan, (labels) => labels, rowWeights);
  const constant = constantsOf(plan, tasks, model.parameters, fitted);
  const step = trainingStep(model, tasks, rule);
  return {
    plan,
    feed,
    block,
    model,
    tasks,
    work: { step, feed, constant, tells: differs(plan.method), seed: plan.seed, random: model.random },
    begin: () => firstState(plan, { specs: model.parameters, fitted }, rule, { resume: null, graft: null }),
    bytes(state) {
      const { parameters, slots } = saved(state, rule);
      return Buffer.concat(
        [parameters, ...slots.values()].map((values) =>
          Buffer.from(values.buffer, values.byteOffset, values.byteLength),
        ),
      );
    },
  };
}

/** A run so short that nothing is tried. */
function prospectOf({ plan, block }: Set): Prospect {
  const order = Int32Array.from({ length: block.rows }, (_, row) => row);
  const first = firstBatches({ block, order }, courseOf(plan, block.rows, 1));
  const short = block.rows % plan.method.batchSize;
  const choices = choicesIn(join(folder, 'programs'));
  return { first, short, steps: 66, before: null, choices, threads: 1 };
}

async function trained(
  { plan, feed, begin, bytes }: Set,
  executor: Executor,
  epochs: number,
): Promise<string> {
  const settings = courseOf(plan, feed.rows, 1);
  let state = begin();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    state = (await trainEpoch(executor, state, feed, settings, epoch, () => true)).state;
  }
  const end = bytes(state).toString('hex');
  tf.dispose([state.parameters, ...state.slots]);
  return end;
}

// 72 rows: with 7 rows a batch an epoch has 11 batches, the last of 2 rows.
const method = (optimizer: NonNullable<Parameters<typeof examplePlan>[0]>['method']) => ({
  ...optimizer,
  batchSize: 7,
});
const adam = method({ optimizer: { kind: 'adam', learningRate: 0.01 } });
const likelihoods = {
  method: adam,
  tasks: [
    { name: 'positive', targets: ['positive'], kind: 'binary' as const },
    { name: 'largest', targets: ['largest'], kind: 'count' as const },
    { name: 'sum', targets: ['sum'], kind: 'number' as const, loss: 'gaussian' as const },
  ],
};
const partlyFrozen = { method: adam, graft: { from: 'x', freeze: 'trunk' as const } };
const designs: readonly (readonly [string, NonNullable<Parameters<typeof examplePlan>[0]>])[] = [
  ['three tasks, one with missing labels', { method: adam }],
  [
    'weighted tasks over a frozen trunk',
    {
      method: adam,
      graft: { from: 'x', freeze: 'trunk' },
      tasks: examplePlan().tasks.map((task, i) => ({ ...task, weight: i + 0.5 })),
    },
  ],
  ['momentum', { method: method({ optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 } }) }],
  [
    'plain descent without hidden layers',
    { method: method({ optimizer: { kind: 'sgd', learningRate: 0.05 } }), design: { trunk: [] } },
  ],
  [
    'AMSGrad, clipped by length, with decay, an average and a rate for each part',
    {
      method: method({
        optimizer: { kind: 'adam', amsgrad: true },
        clip: { kind: 'norm', limit: 0.5 },
        weightDecay: 0.01,
        average: { decay: 0.9 },
        rates: { trunk: 0.5, 'head sum': 3, 'trunk 2': 0 },
      }),
    },
  ],
  [
    'centred RMSProp with momentum, clipped by value',
    {
      method: method({
        optimizer: { kind: 'rmsprop', momentum: 0.5, centered: true },
        clip: { kind: 'value', limit: 0.05 },
      }),
    },
  ],
  [
    'a cosine with warm-up, and two batches an update',
    { method: method({ schedule: { kind: 'cosine', warmup: 5 }, accumulate: 2, average: { decay: 0.5 } }) },
  ],
  [
    'one cycle with dropout',
    {
      method: method({ schedule: { kind: 'one-cycle' } }),
      design: { trunk: [{ units: 12, dropout: 0.3 }] },
    },
  ],
  [
    'absolute error, focal loss and balanced, smoothed classes',
    {
      method: adam,
      tasks: [
        { name: 'sum', targets: ['sum'], kind: 'number', loss: 'absolute-error' },
        { name: 'positive', targets: ['positive'], kind: 'binary', loss: 'sigmoid-focal' },
        {
          name: 'largest',
          targets: ['largest'],
          kind: 'classes',
          loss: { kind: 'softmax-cross-entropy', smoothing: 0.1, classWeights: 'balanced' },
        },
      ],
    },
  ],
  [
    'Huber, smoothed yes and no, and focal classes',
    {
      method: adam,
      tasks: [
        { name: 'sum', targets: ['sum'], kind: 'number', loss: { kind: 'huber', delta: 0.3 } },
        {
          name: 'positive',
          targets: ['positive'],
          kind: 'binary',
          loss: { kind: 'sigmoid-cross-entropy', smoothing: 0.1, classWeights: 'balanced' },
        },
        {
          name: 'largest',
          targets: ['largest'],
          kind: 'classes',
          loss: { kind: 'softmax-focal', gamma: 1.5 },
        },
      ],
    },
  ],
  ['counts, and a number with its variance', likelihoods],
  ['RMSProp', { method: method({ optimizer: { kind: 'rmsprop' } }) }],
  ['AdaGrad with decay', { method: method({ optimizer: { kind: 'adagrad' }, weightDecay: 0.1 }) }],
  ['Lion', { method: method({ optimizer: { kind: 'lion' } }) }],
  [
    "Nesterov's momentum",
    { method: method({ optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true } }) },
  ],
  [
    'convolutions over a line, batch and layer normalisation, pooling and dropout',
    {
      method: adam,
      design: {
        trunk: [
          { kind: 'reshape', shape: [4, 1] },
          { kind: 'conv1d', filters: 6, kernel: 3, activation: 'linear' },
          { kind: 'batch-norm', momentum: 0.9 },
          { kind: 'activation', activation: 'gelu' },
          {
            kind: 'residual',
            layers: [{ kind: 'conv1d', filters: 6, kernel: 2, dilation: 2, activation: 'silu' }],
          },
          { kind: 'pool', mode: 'max' },
          { kind: 'dropout', rate: 0.25 },
          { kind: 'layer-norm' },
          { units: 8, activation: 'leaky-relu' },
        ],
        heads: { sum: [{ kind: 'batch-norm' }, { units: 4, activation: 'softmax' }] },
      },
    },
  ],
  [
    'convolutions over an image, branches and an average of the weights',
    {
      method: method({ optimizer: { kind: 'adam' }, average: { decay: 0.9 } }),
      design: {
        trunk: [
          { kind: 'reshape', shape: [2, 2, 1] },
          { kind: 'conv2d', filters: 4, kernel: 3 },
          { kind: 'batch-norm' },
          {
            kind: 'concat',
            branches: [
              [{ kind: 'depthwise-conv2d', kernel: 2, multiplier: 2 }],
              [{ kind: 'separable-conv2d', filters: 3, kernel: 2 }],
              [],
            ],
          },
          { kind: 'pool', mode: 'average', stride: 1 },
          { kind: 'global-pool', mode: 'average' },
        ],
      },
    },
  ],
  [
    'gated recurrence and attention over a line',
    {
      method: adam,
      design: {
        trunk: [
          { kind: 'reshape', shape: [4, 1] },
          { kind: 'lstm', units: 3, sequences: true },
          { kind: 'residual', layers: [{ kind: 'attention', heads: 2, width: 2 }, { kind: 'layer-norm' }] },
          { kind: 'gru', units: 4 },
        ],
      },
    },
  ],
  [
    'sigmoid, tanh and dropout',
    {
      method: adam,
      design: {
        trunk: [
          { units: 12, activation: 'sigmoid', dropout: 0.3 },
          { units: 5, activation: 'tanh' },
        ],
        heads: { sum: [{ units: 4, dropout: 0.5 }] },
      },
    },
  ],
];

describe('a compiled step', () => {
  it.each(designs)(
    'gives what its kernels give one by one, to the bit, after 66 steps: %s',
    async (_name, change) => {
      const set = setUp(change);
      const { executor, record } = chooseExecutor(set.work, set.begin(), prospectOf(set));
      expect(record.kind).toBe('compiled');
      expect(await trained(set, executor, 6)).toBe(await trained(set, eagerExecutor(set.work), 6));
    },
  );

  it('gives the same, to the bit, where part of a frozen kernel learns', async () => {
    const set = setUp(partlyFrozen, null, 2);
    const { executor, record } = chooseExecutor(set.work, set.begin(), prospectOf(set));
    expect(record.kind).toBe('compiled');
    expect(await trained(set, executor, 6)).toBe(await trained(set, eagerExecutor(set.work), 6));
  });

  it.each([
    ['counts and a variance', likelihoods, undefined],
    ['a frozen kernel of which part learns', partlyFrozen, 2],
  ])('gives the same but for rounding as one piece of XLA: %s', async (_name, change, added) => {
    const set = setUp(change, null, added);
    const probes = [{ kind: 'compiled' as const, firstCallMs: 1, microseconds: 200 }];
    const before: ExecutorRecord = { kind: 'fused', why: 'measured', detail: '', probes, threads: 1 };
    const { executor, record } = chooseExecutor(set.work, set.begin(), { ...prospectOf(set), before });
    expect(record).toEqual(before);
    const [fused, eager] = [
      await trained(set, executor, 6),
      await trained(set, eagerExecutor(set.work), 6),
    ].map((hex) => new Float32Array(new Uint8Array(Buffer.from(hex, 'hex')).buffer));
    fused!.forEach((value, i) => expect(Math.abs(value - eager![i]!)).toBeLessThan(1e-4));
  });

  it('gives the same where rows have weights, which measuring leaves out', async () => {
    const weights = Float32Array.from({ length: 72 }, (_, row) => (row % 4) / 1.5);
    const [set, plain] = [setUp({ method: adam }, weights), setUp({ method: adam })];
    const { executor, record } = chooseExecutor(set.work, set.begin(), prospectOf(set));
    expect(record.kind).toBe('compiled');
    const end = await trained(set, executor, 3);
    expect(end).toBe(await trained(set, eagerExecutor(set.work), 3));
    expect(end).not.toBe(await trained(plain, eagerExecutor(plain.work), 3));
    const measured = [set, plain].map(({ model, tasks, block, begin }) =>
      tf.tidy(() => eagerPass(model, tasks)(begin().parameters, block).map((one) => [...one.dataSync()])),
    );
    expect(measured[0]).toEqual(measured[1]);
  });

  it('takes no more batches than there are, and gives the losses of each', () => {
    const set = setUp({ method: adam });
    const { executor } = chooseExecutor(set.work, set.begin(), prospectOf(set));
    const rows = Int32Array.from({ length: 21 }, (_, i) => i);
    for (let call = 0; call < 5; call++) {
      const { batches, losses } = executor.advance(set.begin(), {
        block: set.block,
        rows,
        size: 7,
        number: 0,
      });
      expect(batches).toBeLessThanOrEqual(3);
      expect(losses).toHaveLength(batches * 3);
    }
  });
});

describe('a step with a kernel that cannot be said in TensorFlow operations', () => {
  it('is taken kernel by kernel all the same, and says which kernel it was', async () => {
    const set = setUp({ method: adam });
    const { work, feed, begin, plan, bytes } = set;
    const step: Work['step'] = (state, input) =>
      work.step(state, { ...input, features: tf.sin(input.features) });
    const { executor, record } = chooseExecutor({ ...work, step }, begin(), prospectOf(set));
    expect(record).toMatchObject({ kind: 'eager', why: 'kernel', detail: 'Sin' });
    const settings = courseOf(plan, feed.rows, 1);
    const { state } = await trainEpoch(executor, begin(), feed, settings, 1, () => true);
    expect(bytes(state).equals(bytes(begin()))).toBe(false);
  });
});

const never = (why: string): void => {
  throw new Error(`not compiled: ${why}`);
};

describe('a compiled forward pass', () => {
  it('that TensorFlow refuses is computed kernel by kernel from then on, and says why once', () => {
    const { block, begin, model, tasks } = setUp({ method: adam });
    const { parameters } = begin();
    const reading: Model = {
      ...model,
      forward(tensors, features, training) {
        // Reading a value cannot be compiled: it would be the same for all rows to come.
        features.dataSync();
        return model.forward(tensors, features, training);
      },
    };
    const reasons: string[] = [];
    const pass = repeatedPass(reading, tasks, (why) => reasons.push(why));
    const bits = (of: ForwardPass): number[][] =>
      tf.tidy(() => of(parameters, block).map((result) => [...result.dataSync()]));
    expect([bits(pass), bits(pass)]).toEqual([bits(eagerPass(model, tasks)), bits(eagerPass(model, tasks))]);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).not.toBe('');
  });

  it.each(designs)('gives what its kernels give one by one, to the bit: %s', (_name, change) => {
    const { block, begin, model, tasks } = setUp(change);
    const state = begin();
    const bits = (pass: ForwardPass): number[][] =>
      tf.tidy(() => pass(state.parameters, block).map((result) => [...result.dataSync()]));
    expect(bits(repeatedPass(model, tasks, never))).toEqual(bits(eagerPass(model, tasks)));
  });
});

describe('divergence', () => {
  it('is told of the same batch whichever way the steps are taken', async () => {
    const set = setUp({ method: method({ optimizer: { kind: 'sgd', learningRate: 60 } }) });
    const { executor } = chooseExecutor(set.work, set.begin(), prospectOf(set));
    const told = await Promise.allSettled([
      trained(set, executor, 6),
      trained(set, eagerExecutor(set.work), 6),
    ]);
    expect(told[0]).toMatchObject({ status: 'rejected', reason: { code: 'run.diverged' } });
    expect(told[0]).toEqual(told[1]);
  });
});

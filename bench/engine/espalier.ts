/** Espalier as a contender: `planned`, the executor that a long run gets; `compiled` and `eager`, the others. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { plan as planSchema, type Plan } from '../../src/shared/plan';
import type { FittedRecipe } from '../../src/shared/recipe/fitted';
import { chooseBackend } from '../../src/worker/backend/choose';
import { buildModel } from '../../src/worker/model/model';
import { updateRule } from '../../src/worker/optimizers/optimizers';
import { choicesIn } from '../../src/worker/run/choices';
import { chooseExecutor } from '../../src/worker/run/choose-executor';
import { eagerExecutor } from '../../src/worker/run/eager';
import type { Batches, Executor, Work } from '../../src/worker/run/executor';
import { trainingStep, type StepState } from '../../src/worker/run/step';
import { constantsOf } from '../../src/worker/run/constants';
import { readProblem, serve, type NetLayer, type Problem } from './problem';

const COMPILED = { kind: 'compiled', why: 'measured', detail: '', probes: [], threads: 1 } as const;
const LONG = 1_000_000;

async function main(): Promise<void> {
  const [folder = '', threads, way = 'planned'] = process.argv.slice(2);
  await chooseBackend('tensorflow');
  const problem = readProblem(folder);
  const { work, block, begin } = workOf(problem);
  let executor: Executor | undefined;
  let note = '';
  let state = begin;
  let number = 0;
  const rows = Int32Array.from({ length: problem.rows }, (_, row) => row);
  const choose = (): Executor => {
    if (way === 'eager') return eagerExecutor(work);
    const chosen = chooseExecutor(work, state, {
      first: { block, rows, size: problem.batch, number: 0 },
      short: 0,
      steps: LONG,
      before: way === 'compiled' ? { ...COMPILED, probes: [] } : null,
      choices: choicesIn(mkdtempSync(join(tmpdir(), 'espalier-choices-'))),
      threads: Number(threads),
    });
    note = chosen.record.kind;
    return chosen.executor;
  };
  const trainEpoch = (): number => {
    executor ??= choose();
    let sum = 0;
    for (let row = 0; row < problem.rows;) {
      const batches = { block, rows: rows.subarray(row), size: problem.batch, number };
      const next = executor.advance(state, batches);
      tf.dispose([state.parameters, ...state.slots]);
      state = next.state;
      sum += next.losses.reduce((total, loss) => total + loss, 0);
      row += next.batches * problem.batch;
      number += next.batches;
    }
    return sum / (problem.rows / problem.batch);
  };
  await serve(problem, trainEpoch, () => note);
}

function workOf(problem: Problem): { work: Work; block: Batches['block']; begin: StepState } {
  const plan = planOf(problem);
  const fitted = fittedOf(problem);
  const model = buildModel(plan, fitted);
  const rule = updateRule(plan.method);
  const tasks = plan.tasks.map((task, i) => ({
    task,
    fitted: fitted.tasks[i] as FittedRecipe['tasks'][number],
  }));
  const { rows, classes, labels } = problem;
  const oneHot = tf.cast(tf.oneHot(tf.tensor1d(labels, 'int32'), classes), 'float32') as tf.Tensor2D;
  const block = {
    features: tf.tensor2d(problem.features, [rows, problem.features.length / rows]),
    targets: tf.concat2d([oneHot, tf.ones([rows, 1])], 1),
  };
  const feed = { rows, featureWidth: block.features.shape[1], targetWidth: block.targets.shape[1] };
  const constant = constantsOf(plan, tasks, model.parameters, fitted);
  const slots = rule
    .slots(problem.values.length)
    .map(({ length, value }) => tf.fill([length], value) as tf.Tensor1D);
  return {
    work: {
      step: trainingStep(model, tasks, rule),
      feed,
      constant,
      tells: false,
      seed: 1,
      random: model.random,
    },
    block,
    begin: { parameters: tf.tensor1d(problem.values), slots },
  };
}

function planOf(problem: Problem): Plan {
  const hidden = problem.layers.slice(0, -1);
  const image = problem.input.length === 3 ? [{ kind: 'reshape', shape: problem.input }] : [];
  return planSchema.parse({
    name: 'measured',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: [{ name: 'y', targets: ['y'], kind: 'classes' }],
    design: { trunk: [...image, ...hidden.flatMap(layersOf)] },
    method: { optimizer: { kind: 'adam', learningRate: 1e-3, epsilon: 1e-7 }, batchSize: problem.batch },
    budget: { epochs: 1 },
  });
}

function layersOf(layer: NetLayer): object[] {
  if (layer.kind === 'dense') return [{ kind: 'dense', units: layer.units, activation: layer.activation }];
  const { filters, kernel } = layer;
  return [
    { kind: 'conv2d', filters, kernel, padding: 'valid', activation: 'relu' },
    { kind: 'pool', mode: 'max', size: 2 },
  ];
}

function fittedOf({ features, rows, classes }: Problem): FittedRecipe {
  const inputs = Array.from({ length: features.length / rows }, (_, i) => ({
    kind: 'standard' as const,
    column: `x${i}`,
    mean: 0,
    deviation: 1,
    missingIndicator: false,
  }));
  const labels = Array.from({ length: classes }, (_, i) => `class ${i}`);
  return {
    inputs,
    tasks: [{ name: 'y', kind: 'classes', targets: ['y'], classes: labels, mean: 0, deviation: 1 }],
  };
}

void main();

import type { Plan } from '../../../src/shared/plan';
import { stream } from '../../../src/shared/random/stream';
import type { EpochMetrics, MetricValue, RunDetail, RunStatus, RunSummary } from '../../../src/shared/run';
import { METRIC_SENSE, METRICS_OF_KIND, type MetricName, type Task } from '../../../src/shared/task';

/** Where a metric begins and where it ends up after many epochs. */
const COURSE: Readonly<Record<MetricName, readonly [begin: number, end: number]>> = {
  loss: [1.05, 0.16],
  'log-loss': [1.05, 0.2],
  rmse: [14, 2.6],
  mae: [11, 1.9],
  r2: [-0.1, 0.94],
  nll: [1.4, -0.3],
  coverage: [0.99, 0.91],
  'poisson-deviance': [3.1, 1.1],
  accuracy: [0.45, 0.97],
  'balanced-accuracy': [0.34, 0.96],
  auc: [0.5, 0.99],
};

export interface FakeRun {
  readonly id: string;
  readonly plan: Plan;
  readonly seed: number;
  readonly status: RunStatus;
  readonly epochsDone: number;
  readonly createdAt: string;
  readonly study?: string;
  readonly arm?: string;
  readonly error?: RunSummary['error'];
  readonly tags?: readonly string[];
}

/** The metrics of one epoch, smooth with a little noise; validation gets worse again after a while. */
export function epochOf(plan: Plan, seed: number, epoch: number): EpochMetrics {
  const noise = stream(seed, 'sample', epoch);
  const metrics = plan.tasks.flatMap((task, i) =>
    (['loss', ...METRICS_OF_KIND[task.kind]] as const).flatMap((metric) =>
      (['train', 'validation'] as const).map((part) => ({
        task: task.name,
        part,
        metric,
        value: valueAt(metric, part, epoch, i, noise.normal()),
      })),
    ),
  );
  return { epoch, metrics };
}

function valueAt(
  metric: MetricName,
  part: 'train' | 'validation',
  epoch: number,
  task: number,
  noise: number,
): number {
  const [begin, end] = COURSE[metric];
  const pace = 9 + 4 * task;
  const over = part === 'validation' ? 0.1 + Math.max(0, epoch - 45) * 0.0022 : 0;
  const share = Math.min(1, Math.exp(-epoch / pace) + over + 0.012 * noise);
  return end + (begin - end) * share;
}

function guessOf(task: Task): MetricValue[] {
  return (['loss', ...METRICS_OF_KIND[task.kind]] as const).flatMap((metric) =>
    (['validation', 'test'] as const).map((part) => ({
      task: task.name,
      part,
      metric,
      value: COURSE[metric][0] * (METRIC_SENSE[metric] === 'error' ? 0.95 : 1),
    })),
  );
}

function finalOf(task: Task, seed: number): MetricValue[] {
  const noise = stream(seed, 'sample', 9999);
  return METRICS_OF_KIND[task.kind].map((metric) => {
    const [begin, end] = COURSE[metric];
    // As far from the end as the best validation: no score beyond what is possible.
    const share = 0.12 + 0.01 * noise.normal();
    return { task: task.name, part: 'test' as const, metric, value: end + (begin - end) * share };
  });
}

const EXECUTOR: RunDetail['executor'] = {
  kind: 'fused',
  why: 'measured',
  detail: '',
  threads: 1,
  probes: [
    { kind: 'compiled', firstCallMs: 36, microseconds: 75.4 },
    { kind: 'fused', firstCallMs: 352, microseconds: 33.1 },
  ],
};

/** Everything about a made-up run. */
export function detailOf(run: FakeRun): RunDetail {
  const { plan, seed, epochsDone } = run;
  const ended = run.status === 'finished' || run.status === 'stopped';
  const final = ended ? plan.tasks.flatMap((task) => finalOf(task, seed)) : [];
  return {
    id: run.id,
    name: plan.name,
    status: run.status,
    dataset: plan.dataset,
    study: run.study ?? null,
    arm: run.arm ?? null,
    seed,
    tasks: plan.tasks.map((task) => task.name),
    epochs: plan.budget.epochs,
    epochsDone,
    bestEpoch: epochsDone === 0 ? null : Math.min(epochsDone, 46),
    createdAt: run.createdAt,
    seconds: epochsDone * 0.21,
    tags: [...(run.tags ?? [])],
    note: '',
    starred: false,
    archived: false,
    deletedAt: null,
    backend: { name: 'tensorflow', version: '2.21.0', reason: '' },
    error: run.error ?? null,
    headline: final.filter((value) => value.metric === 'rmse' || value.metric === 'balanced-accuracy'),
    plan,
    epochsLog: Array.from({ length: epochsDone }, (_, i) => epochOf(plan, seed, i + 1)),
    guess: epochsDone === 0 ? [] : plan.tasks.flatMap(guessOf),
    final,
    parameters: epochsDone === 0 ? null : 11_235,
    executor: epochsDone === 0 ? null : EXECUTOR,
  };
}

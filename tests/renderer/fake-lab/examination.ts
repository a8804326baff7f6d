import type { Examination } from '../../../src/shared/examination';
import { stream } from '../../../src/shared/random/stream';
import type { FittedRecipe, FittedTask } from '../../../src/shared/recipe/fitted';
import { METRICS_OF_KIND, type MetricName } from '../../../src/shared/task';

const ROWS = 69;
const METRICS: Readonly<Record<MetricName, { value: number; low: number; high: number }>> = {
  loss: { value: 0.21, low: 0.14, high: 0.31 },
  accuracy: { value: 0.957, low: 0.899, high: 0.986 },
  'balanced-accuracy': { value: 0.96, low: 0.902, high: 0.989 },
  auc: { value: 0.991, low: 0.973, high: 0.998 },
  'log-loss': { value: 0.142, low: 0.081, high: 0.227 },
  mae: { value: 247.1, low: 208.3, high: 289.6 },
  rmse: { value: 312.4, low: 266.8, high: 355.2 },
  r2: { value: 0.846, low: 0.792, high: 0.884 },
  nll: { value: 7.16, low: 7.01, high: 7.34 },
  coverage: { value: 0.884, low: 0.797, high: 0.942 },
  'poisson-deviance': { value: 1.12, low: 0.86, high: 1.41 },
};

/** What looking at a made-up model might show. */
export function examinationOf({ inputs, tasks }: FittedRecipe): Examination {
  return {
    part: 'test',
    rows: ROWS,
    rowIds: Array.from({ length: ROWS }, (_, i) => i * 5),
    level: 0.95,
    resamples: 200,
    repeats: 10,
    tasks: tasks.map((task, t) => ({
      task: task.name,
      kind: task.kind,
      metrics: METRICS_OF_KIND[task.kind].map((metric) => ({ metric, ...METRICS[metric] })),
      answers: [answersOf(task, t)],
      judgedBy: METRICS_OF_KIND[task.kind][0] ?? 'loss',
      importance: inputs.map(({ column }, i) => {
        const value = (task.kind === 'number' ? 300 : 0.4) / (i + 1.3) ** 2;
        return { column, value, low: value * 0.8 - 0.001, high: value * 1.2 };
      }),
    })),
  };
}

function answersOf(task: FittedTask, seed: number): Examination['tasks'][number]['answers'][number] {
  const noise = stream(seed, 'sample');
  const rows = Array.from({ length: ROWS }, (_, i) => i);
  if (task.kind === 'number') {
    const actual = rows.map(() => task.mean + task.deviation * noise.normal());
    const predicted = actual.map((truth) => truth + 0.4 * task.deviation * noise.normal());
    return { name: task.name, labels: [], actual, predicted };
  }
  const count = task.classes.length;
  const actual = rows.map((i) => i % count);
  const predicted = actual.map((truth) => (noise.uniform() < 0.94 ? truth : noise.below(count)));
  return { name: task.name, labels: task.classes, actual, predicted };
}

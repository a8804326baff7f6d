import type { Examination } from '../../../src/shared/examination';
import { stream } from '../../../src/shared/random/stream';
import type { FittedRecipe, FittedTask } from '../../../src/shared/recipe/fitted';
import { METRICS_OF_KIND } from '../../../src/shared/task';

const ROWS = 69;

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
      metrics: METRICS_OF_KIND[task.kind].map((metric, m) => {
        const value = task.kind === 'number' ? 312.4 / (m + 1) : 0.96 - m * 0.02;
        return { metric, value, low: value * 0.94, high: value * 1.03 };
      }),
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

import type { Handlers } from '../../../src/shared/contract/contract';
import type { HeadAnswer } from '../../../src/shared/contract/models';
import type { Dataset } from '../../../src/shared/dataset';
import { normalInterval } from '../../../src/shared/normal-interval';
import type { FittedTask } from '../../../src/shared/recipe/fitted';
import type { RunDetail } from '../../../src/shared/run';
import { examinationOf } from './examination';
import { fit } from './plans';

function numberOf(task: FittedTask, value: number): HeadAnswer {
  const interval = task.variance && { interval: normalInterval(value, task.deviation / 4) };
  return { task: task.name, value, probabilities: [], ...interval };
}

function answerOf(task: FittedTask, number: number): HeadAnswer {
  if (task.kind === 'number') return numberOf(task, task.mean + task.deviation * Math.sin(number));
  const weights = task.classes.map((_, i) => Math.exp(2 * Math.sin(number + i)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const probabilities = task.classes.map((label, i) => ({ label, probability: (weights[i] ?? 0) / sum }));
  const best = [...probabilities].sort((a, b) => b.probability - a.probability)[0];
  return { task: task.name, value: best?.label ?? '', probabilities };
}

/** Answers that depend on the row, so that a changed field is seen; no network has computed them. */
export function modelHandlers(
  run: (id: string) => RunDetail,
  dataset: (id: string) => Dataset,
): Pick<
  Handlers,
  | 'models.examine'
  | 'models.stopExamining'
  | 'models.form'
  | 'models.try'
  | 'models.predictFile'
  | 'exports.create'
> {
  return {
    'models.form': ({ run: id }) => {
      const { plan } = run(id);
      const fitted = fit(dataset(plan.dataset), plan);
      const fields = fitted.inputs.map((input) => {
        const column = dataset(plan.dataset).columns.find(({ name }) => name === input.column);
        const levels = input.kind === 'standard' ? [] : input.levels;
        return {
          column: input.column,
          type: column?.type ?? 'text',
          levels,
          example: input.kind === 'standard' ? Math.round(input.mean * 10) / 10 : (levels[0] ?? null),
        };
      });
      return { fitted, fields, row: 0 };
    },
    'models.examine': ({ run: id }) => {
      const { plan } = run(id);
      return examinationOf(fit(dataset(plan.dataset), plan));
    },
    'models.stopExamining': () => ({}),
    'models.try': ({ run: id, rows }) => {
      const { plan } = run(id);
      const { tasks } = fit(dataset(plan.dataset), plan);
      return rows.map((row) => {
        const sum = Object.values(row).reduce<number>(
          (total, cell) => total + (typeof cell === 'number' ? cell : String(cell).length),
          0,
        );
        return tasks.map((task) => answerOf(task, sum));
      });
    },
    'models.predictFile': () => ({
      place: '/home/you/.local/share/espalier/exports/penguins-answers.csv',
      rows: 120,
      unseen: [{ column: 'island', rows: 3 }],
    }),
    'exports.create': () => ({
      place: '/home/you/.local/share/espalier/exports/penguins-together',
      parity: { rows: 52, absolute: 2.4e-7, relative: 1.1e-6, backend: 'cpu' },
      files: ['model.json', 'weights.bin', 'recipe.json', 'model-card.md', 'predict.mjs'],
    }),
  };
}

/** The models of several runs, part by part, with what is not the same in all. */
import type { Layer } from '../../../shared/design';
import type { RunDetail } from '../../../shared/run';

/** One place of a model: what each run has there; undefined where it has nothing. */
export interface DiffRow<T> {
  readonly name: string;
  readonly each: readonly (T | undefined)[];
  /** Whether the runs differ here. */
  readonly changed: boolean;
}

export interface DesignDiff {
  readonly trunk: readonly DiffRow<Layer>[];
  /** A row a task: the hidden layers of its head. */
  readonly heads: readonly DiffRow<readonly Layer[]>[];
}

/** Layers stand beside each other from the columns on; heads by the name of their task. */
export function designDiff(runs: readonly Pick<RunDetail, 'plan'>[]): DesignDiff {
  const trunks = runs.map(({ plan }) => plan.design.trunk);
  const longest = Math.max(0, ...trunks.map((trunk) => trunk.length));
  const tasks = [...new Set(runs.flatMap(({ plan }) => plan.tasks.map(({ name }) => name)))];
  return {
    trunk: Array.from({ length: longest }, (_, i) =>
      rowOf(
        String(i + 1),
        trunks.map((trunk) => trunk[i]),
      ),
    ),
    heads: tasks.map((task) =>
      rowOf(
        task,
        runs.map(({ plan }) =>
          plan.tasks.some(({ name }) => name === task) ? (plan.design.heads[task] ?? []) : undefined,
        ),
      ),
    ),
  };
}

function rowOf<T>(name: string, each: readonly (T | undefined)[]): DiffRow<T> {
  return { name, each, changed: new Set(each.map((one) => JSON.stringify(one))).size > 1 };
}

/** Runs that ended with given scores, as the history would show them. */
import type { Outcome } from '../../../src/main/studies/judge';
import type { Twin } from '../../../src/main/studies/twins';
import type { MetricValue, RunDetail, RunStatus } from '../../../src/shared/run';

interface Told {
  readonly status?: RunStatus;
  /** Metric values on test rows. */
  readonly test?: readonly Omit<MetricValue, 'part'>[];
  /** Metric values on validation rows, an entry an epoch; the last but one epoch is the best. */
  readonly validation?: readonly (readonly Omit<MetricValue, 'part'>[])[];
  readonly guess?: readonly MetricValue[];
}

export function runDetail(twin: Twin, told: Told): RunDetail {
  const epochs = told.validation ?? [];
  return {
    id: `${twin.arm} #${twin.seed}`,
    name: twin.plan.name,
    status: told.status ?? 'finished',
    dataset: twin.plan.dataset,
    study: 's1',
    arm: twin.arm,
    seed: twin.seed,
    tasks: twin.plan.tasks.map((task) => task.name),
    epochs: twin.plan.budget.epochs,
    epochsDone: epochs.length,
    bestEpoch: epochs.length > 1 ? epochs.length - 1 : epochs.length,
    createdAt: '2026-01-01T00:00:00.000Z',
    seconds: 1,
    tags: [],
    note: '',
    starred: false,
    archived: false,
    deletedAt: null,
    backend: null,
    error: null,
    headline: [],
    plan: twin.plan,
    epochsLog: epochs.map((metrics, i) => ({
      epoch: i + 1,
      metrics: metrics.map((value) => ({ ...value, part: 'validation' as const })),
    })),
    guess: [...(told.guess ?? [])],
    final: (told.test ?? []).map((value) => ({ ...value, part: 'test' as const })),
    parameters: 10,
    executor: null,
  };
}

/** Labelled rows of every task of a twin. */
export function labelled(
  twin: Twin,
  counts: NonNullable<Outcome['labelled']>[string],
): NonNullable<Outcome['labelled']> {
  return Object.fromEntries(twin.plan.tasks.map((task) => [task.name, counts]));
}

import type { LabClient } from '../../shared/contract/client';
import type { CallOutput } from '../../shared/contract/contract';
import type { Layer } from '../../shared/design';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import type { Split } from '../../shared/recipe/recipe';
import type { RunSummary } from '../../shared/run';
import type { StudySummary } from '../../shared/study';
import type { TaskKind } from '../../shared/task';

export type PlanCheck = CallOutput<'plans.check'>;

/** How long typing rests before the lab is asked about the plan. */
const REST = 250;

/** A plan that is being made: suggested from targets, changed by hand, checked by the lab after each change. */
export class PlanDraft {
  plan = $state.raw<Plan>();
  check = $state.raw<PlanCheck>();
  failure = $state.raw<ErrorReport>();
  checking = $state(false);
  seeds = $state(5);
  readonly #client: LabClient;
  readonly #dataset: string;
  #targets = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;
  #ignored = $state.raw<readonly string[]>([]);

  constructor(client: LabClient, dataset: string) {
    this.#client = client;
    this.#dataset = dataset;
  }

  /** As `predict`, unless the plan for these targets is here already. */
  async predictOnce(targets: readonly string[]): Promise<void> {
    if (JSON.stringify(targets) !== this.#targets) await this.predict(targets);
  }

  /** A fresh suggestion for these targets; columns that were left out stay out. */
  async predict(targets: readonly string[]): Promise<void> {
    const turn = ++this.#latest;
    this.#targets = JSON.stringify(targets);
    this.check = undefined;
    this.failure = undefined;
    if (targets.length === 0) {
      this.plan = undefined;
      return;
    }
    try {
      const { plan } = await this.#client.call('plans.suggest', {
        dataset: this.#dataset,
        targets: [...targets],
      });
      if (turn !== this.#latest) return;
      this.plan = this.#ignored.reduce(withoutColumn, plan);
      await this.#ask();
    } catch (thrown) {
      if (turn === this.#latest) this.failure = reportOf(thrown);
    }
  }

  /** Takes a column out of the inputs, now and in later suggestions. */
  ignore(column: string): void {
    this.#ignored = [...this.#ignored, column];
    this.#change((plan) => withoutColumn(plan, column));
  }

  leavesOut(column: string): boolean {
    return this.#ignored.includes(column);
  }

  /** Puts a column back. */
  include(column: string): void {
    this.#ignored = this.#ignored.filter((name) => name !== column);
    this.#change((plan) => ({
      ...plan,
      recipe: { ...plan.recipe, columns: { ...plan.recipe.columns, [column]: { role: 'input' } } },
    }));
  }

  rename(name: string): void {
    this.#change((plan) => ({ ...plan, name }));
  }

  /** The natural loss of the new kind is used. */
  kind(task: string, kind: TaskKind): void {
    this.#change((plan) => ({
      ...plan,
      tasks: plan.tasks.map((one) =>
        one.name === task ? { name: one.name, targets: one.targets, weight: one.weight, kind } : one,
      ),
    }));
  }

  weight(task: string, weight: number): void {
    this.#change((plan) => ({
      ...plan,
      tasks: plan.tasks.map((one) => (one.name === task ? { ...one, weight } : one)),
    }));
  }

  /** So many equal layers of so many units. */
  trunk(layers: number, units: number): void {
    const layer: Layer = {
      ...(this.plan?.design.trunk[0] ?? { kind: 'dense', activation: 'relu', dropout: 0 }),
      units,
    };
    this.#change((plan) => ({
      ...plan,
      design: { ...plan.design, trunk: Array.from({ length: layers }, () => layer) },
    }));
  }

  dropout(dropout: number): void {
    this.#change((plan) => ({
      ...plan,
      design: { ...plan.design, trunk: plan.design.trunk.map((layer) => ({ ...layer, dropout })) },
    }));
  }

  budget(change: Partial<Plan['budget']>): void {
    this.#change((plan) => ({ ...plan, budget: { ...plan.budget, ...change } }));
  }

  batchSize(batchSize: number): void {
    this.#change((plan) => ({ ...plan, method: { ...plan.method, batchSize } }));
  }

  learningRate(learningRate: number): void {
    this.#change((plan) => ({
      ...plan,
      method: { ...plan.method, optimizer: { ...plan.method.optimizer, learningRate } },
    }));
  }

  split(change: Partial<Split>): void {
    this.#change((plan) => ({
      ...plan,
      recipe: { ...plan.recipe, split: { ...plan.recipe.split, ...change } },
    }));
  }

  seed(seed: number): void {
    this.#change((plan) => ({ ...plan, seed }));
  }

  /** Starts one run of the plan. */
  train(): Promise<RunSummary> {
    return this.#client.call('runs.start', { plan: this.#ready() });
  }

  /** Starts the study: together against each task alone. */
  compareTasks(name: string): Promise<StudySummary> {
    return this.#client.call('studies.start', {
      plan: { question: 'do-tasks-help', name, plan: this.#ready(), seeds: this.seeds },
    });
  }

  /** Starts the study: trunk of `source` grafted against from scratch. */
  compareGraft(name: string, source: Plan): Promise<StudySummary> {
    return this.#client.call('studies.start', {
      plan: { question: 'does-graft-help', name, source, target: this.#ready(), seeds: this.seeds },
    });
  }

  #ready(): Plan {
    if (!this.plan) throw new Error('a study was asked for before there was a plan');
    return this.plan;
  }

  #change(change: (plan: Plan) => Plan): void {
    if (!this.plan) return;
    this.plan = change(this.plan);
    this.checking = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), REST);
  }

  async #ask(): Promise<void> {
    const turn = ++this.#latest;
    const { plan } = this;
    if (!plan) return;
    this.checking = true;
    try {
      const check = await this.#client.call('plans.check', { plan });
      if (turn === this.#latest) this.#checked(check, undefined);
    } catch (thrown) {
      if (turn === this.#latest) this.#checked(this.check, reportOf(thrown));
    }
  }

  #checked(check: PlanCheck | undefined, failure: ErrorReport | undefined): void {
    this.check = check;
    this.failure = failure;
    this.checking = false;
  }
}

function withoutColumn(plan: Plan, column: string): Plan {
  return {
    ...plan,
    recipe: { ...plan.recipe, columns: { ...plan.recipe.columns, [column]: { role: 'ignored' } } },
  };
}

/** Columns a plan leaves out on purpose. */
export function ignoredColumns(plan: Plan): string[] {
  return Object.entries(plan.recipe.columns)
    .filter(([, { role }]) => role === 'ignored')
    .map(([name]) => name);
}

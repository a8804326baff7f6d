import type { LabClient } from '../../shared/contract/client';
import type { CallOutput } from '../../shared/contract/contract';
import type { Layer } from '../../shared/design';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import type { Split } from '../../shared/recipe/recipe';
import type { RunSummary } from '../../shared/run';
import type { StudySummary } from '../../shared/study';
import type { Task, TaskKind } from '../../shared/task';
import { ungrafted } from './graft-edits';
import { NO_STEPS, noted, redone, undone, type Moved, type StepName, type Steps } from './steps';

export type PlanCheck = CallOutput<'plans.check'>;

/** How long typing rests before the lab is asked about the plan. */
const REST = 250;

/** What undoing brings back. */
interface Made {
  readonly targets: readonly string[];
  /** Undefined while the lab has not suggested it. */
  readonly plan: Plan | undefined;
  readonly ignored: readonly string[];
}

/** A plan that is being made: suggested from targets, changed by hand, checked by the lab after each change. */
export class PlanDraft {
  targets = $state.raw<readonly string[]>([]);
  plan = $state.raw<Plan>();
  check = $state.raw<PlanCheck>();
  /** The plan that `check` is about: the present one, or an earlier one while the lab has not answered. */
  checkedPlan = $state.raw<Plan>();
  failure = $state.raw<ErrorReport>();
  checking = $state(false);
  seeds = $state(5);
  readonly #client: LabClient;
  readonly #dataset: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;
  #ignored = $state.raw<readonly string[]>([]);
  #steps = $state.raw<Steps<Made>>(NO_STEPS);

  constructor(client: LabClient, dataset: string) {
    this.#client = client;
    this.#dataset = dataset;
  }

  /** What undoing would take back and what redoing would do again; undefined when there is nothing. */
  get nextUndo(): StepName | undefined {
    return this.#steps.done.at(-1)?.name;
  }

  get nextRedo(): StepName | undefined {
    return this.#steps.undone.at(-1)?.name;
  }

  /** Takes the last step back; the lab is asked about the plan that is there again. */
  undo(): void {
    this.#move(undone(this.#steps, this.#made()));
  }

  redo(): void {
    this.#move(redone(this.#steps, this.#made()));
  }

  /** For targets in an address: as `predict`, unless they are picked already. */
  async predictOnce(targets: readonly string[]): Promise<void> {
    if (sameNames(targets, this.targets)) return;
    if (this.targets.length === 0 && this.nextUndo === undefined) await this.#suggest(targets);
    else await this.predict(targets);
  }

  /** Picks targets: a fresh suggestion for them; columns that were left out stay out. */
  async predict(targets: readonly string[]): Promise<void> {
    this.#note({ what: 'predict', of: targets.join(', ') });
    await this.#suggest(targets);
  }

  /** Asks for the suggestion again after it failed. */
  async suggestAgain(): Promise<void> {
    await this.#suggest(this.targets);
  }

  /** Takes a column out of the inputs, now and in later suggestions. */
  ignore(column: string): void {
    this.#note({ what: 'leave-out', of: column });
    this.#ignored = [...this.#ignored, column];
    this.#change((plan) => withoutColumn(plan, column));
  }

  leavesOut(column: string): boolean {
    return this.#ignored.includes(column);
  }

  /** Puts a column back. */
  include(column: string): void {
    this.#note({ what: 'put-back', of: column });
    this.#ignored = this.#ignored.filter((name) => name !== column);
    this.#change((plan) => ({
      ...plan,
      recipe: { ...plan.recipe, columns: { ...plan.recipe.columns, [column]: { role: 'input' } } },
    }));
  }

  /** How a column becomes numbers; `natural`: as its type suggests. */
  encoding(column: string, kind: 'natural' | 'one-hot' | 'embedding'): void {
    const encoding =
      kind === 'embedding' ? { kind } : kind === 'one-hot' ? { kind, missingIndicator: true } : undefined;
    this.edit({ what: 'encoding', of: column }, (plan) => ({
      ...plan,
      recipe: {
        ...plan.recipe,
        columns: { ...plan.recipe.columns, [column]: { role: 'input', ...(encoding && { encoding }) } },
      },
    }));
  }

  /** Changes the plan in one step that can be undone. */
  edit(step: StepName, change: (plan: Plan) => Plan): void {
    if (!this.plan) return;
    this.#note(step);
    this.#change(change);
  }

  rename(name: string): void {
    this.edit({ what: 'rename' }, (plan) => ({ ...plan, name }));
  }

  /** The natural loss of the new kind is used. */
  kind(task: string, kind: TaskKind): void {
    this.edit({ what: 'kind', of: task }, (plan) => ({
      ...plan,
      tasks: plan.tasks.map((one) =>
        one.name === task ? { name: one.name, targets: one.targets, weight: one.weight, kind } : one,
      ),
    }));
  }

  weight(task: string, weight: number): void {
    this.edit({ what: 'weight', of: task }, (plan) => ({
      ...plan,
      tasks: plan.tasks.map((one) => (one.name === task ? { ...one, weight } : one)),
    }));
  }

  /** So many equal layers of so many units. */
  trunk(layers: number, units: number): void {
    const first = this.plan?.design.trunk.find((candidate) => candidate.kind === 'dense');
    const layer: Layer = { ...(first ?? { kind: 'dense', activation: 'relu', dropout: 0 }), units };
    this.edit({ what: 'trunk' }, (plan) => ({
      ...plan,
      design: { ...plan.design, trunk: Array.from({ length: layers }, () => layer) },
    }));
  }

  dropout(dropout: number): void {
    this.edit({ what: 'dropout' }, (plan) => ({
      ...plan,
      design: {
        ...plan.design,
        trunk: plan.design.trunk.map((layer) => (layer.kind === 'dense' ? { ...layer, dropout } : layer)),
      },
    }));
  }

  budget(change: Partial<Plan['budget']>): void {
    this.edit({ what: 'budget' }, (plan) => ({ ...plan, budget: { ...plan.budget, ...change } }));
  }

  method(change: Partial<Plan['method']>): void {
    this.edit({ what: 'method' }, (plan) => ({ ...plan, method: { ...plan.method, ...change } }));
  }

  loss(task: string, loss: Task['loss']): void {
    this.edit({ what: 'loss', of: task }, (plan) => ({
      ...plan,
      tasks: plan.tasks.map((one) => (one.name === task ? { ...one, loss } : one)),
    }));
  }

  learningRate(learningRate: number): void {
    this.edit({ what: 'method' }, (plan) => ({
      ...plan,
      method: { ...plan.method, optimizer: { ...plan.method.optimizer, learningRate } },
    }));
  }

  split(change: Partial<Split>): void {
    this.edit({ what: 'split' }, (plan) => ({
      ...plan,
      recipe: { ...plan.recipe, split: { ...plan.recipe.split, ...change } },
    }));
  }

  /** @param by the column that the split goes by; none when it is random */
  splitBy(kind: Split['kind'], by: string | undefined): void {
    this.edit({ what: 'split' }, (plan) => {
      const { by: _, ...split } = plan.recipe.split;
      const changed: Split = { ...split, kind, ...(by !== undefined && { by }) };
      return { ...plan, recipe: { ...plan.recipe, split: changed } };
    });
  }

  seed(seed: number): void {
    this.edit({ what: 'seed' }, (plan) => ({ ...plan, seed }));
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
      // The study grafts for itself, and its control must not be grafted.
      plan: {
        question: 'does-graft-help',
        name,
        source,
        target: ungrafted(this.#ready()),
        seeds: this.seeds,
      },
    });
  }

  #ready(): Plan {
    if (!this.plan) throw new Error('a study was asked for before there was a plan');
    return this.plan;
  }

  #made(): Made {
    return { targets: this.targets, plan: this.plan, ignored: this.#ignored };
  }

  #note(step: StepName): void {
    this.#steps = noted(this.#steps, step, this.#made(), performance.now());
  }

  #move(moved: Moved<Made> | undefined): void {
    if (!moved) return;
    const { targets, plan, ignored } = moved.state;
    this.#steps = moved.steps;
    this.#ignored = ignored;
    if (targets.length > 0 && !plan) {
      void this.#suggest(targets);
      return;
    }
    this.targets = targets;
    this.failure = undefined;
    if (targets.length === 0) this.check = undefined;
    this.plan = plan;
    this.#askSoon();
  }

  async #suggest(targets: readonly string[]): Promise<void> {
    const turn = ++this.#latest;
    this.targets = targets;
    this.plan = undefined;
    this.check = undefined;
    this.failure = undefined;
    if (targets.length === 0) return;
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

  #change(change: (plan: Plan) => Plan): void {
    if (!this.plan) return;
    this.plan = change(this.plan);
    this.#askSoon();
  }

  /** Asks the lab once changes rest; answers about an earlier plan no longer count. */
  #askSoon(): void {
    this.#latest++;
    this.checking = this.plan !== undefined;
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
      if (turn !== this.#latest) return;
      this.checkedPlan = plan;
      this.#checked(check, undefined);
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

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, i) => name === others[i]);
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

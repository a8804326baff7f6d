import type { LabClient } from '../../shared/contract/client';
import type { CallOutput } from '../../shared/contract/contract';
import type { Draft } from '../../shared/draft';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import type { ColumnReading } from '../../shared/recipe/column-reading';
import type { Cleaning, Split } from '../../shared/recipe/recipe';
import type { RunSummary } from '../../shared/run';
import type { StudySummary } from '../../shared/study';
import type { Task, TaskKind } from '../../shared/task';
import type { Asked } from './asked-study';
import { DraftKeeper } from './draft-keeper';
import { withDropout, withTask } from './plan-edits';
import {
  ignoredColumns,
  splitBy,
  UNTOUCHED,
  withInput,
  withoutColumn,
  withReading,
  type EncodingChoice,
} from './recipe-edits';
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
  readonly cleaning: Cleaning;
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
  /** When what is shown was kept, while it is what an earlier sitting left and nothing else was done. */
  restoredAt = $state<string>();
  #seeds = $state(5);
  readonly #client: LabClient;
  readonly #dataset: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;
  #ignored = $state.raw<readonly string[]>([]);
  /** What is done to the table before it is used. */
  cleaning = $state.raw<Cleaning>(UNTOUCHED);
  #steps = $state.raw<Steps<Made>>(NO_STEPS);
  readonly #keeper: DraftKeeper;
  #restoring: Promise<void> | undefined;
  /** Whether a person has changed anything, now or in an earlier sitting: a mere suggestion is not worth keeping. */
  #touched = false;

  /** @param failed the lab cannot keep the draft, or not say what it kept */
  constructor(client: LabClient, dataset: string, failed: (thrown: unknown) => void) {
    this.#client = client;
    this.#dataset = dataset;
    this.#keeper = new DraftKeeper(client, dataset, { now: () => this.#worthKeeping(), failed });
  }

  get seeds(): number {
    return this.#seeds;
  }

  set seeds(seeds: number) {
    this.#seeds = seeds;
    this.#touched = true;
    this.#keep();
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

  /**
   * For targets in an address: as `predict`, unless they are picked already. What an earlier sitting left comes back
   * first, and stays when the address names none.
   */
  async open(targets: readonly string[]): Promise<void> {
    await (this.#restoring ??= this.#restore());
    if (targets.length === 0 || sameNames(targets, this.targets)) return;
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

  /** The page is about to go. */
  keepNow(): void {
    this.#keeper.hurry();
  }

  /** Begins anew; nothing is kept any more, unless it is undone. */
  discard(): void {
    this.#note({ what: 'discard' });
    this.#put({ targets: [], plan: undefined, ignored: [], cleaning: UNTOUCHED });
  }

  /** Puts a plan of this table in place of the one that is there. */
  async take(step: StepName, plan: Plan): Promise<void> {
    await (this.#restoring ??= this.#restore());
    this.#note(step);
    const targets = plan.tasks.flatMap((task) => task.targets);
    const { read, duplicates } = plan.recipe;
    this.#put({ targets, plan, ignored: ignoredColumns(plan), cleaning: { read, duplicates } });
  }

  /** Takes a column out of the inputs, now and in later suggestions. */
  ignore(column: string): void {
    this.#note({ what: 'leave-out', of: column });
    this.#ignored = [...this.#ignored, column];
    this.#change((plan) => withoutColumn(plan, column));
  }

  leavesOut(column: string): boolean {
    const inPlan = this.plan ? ignoredColumns(this.plan) : [];
    return [...this.#ignored, ...inPlan].includes(column);
  }

  /** Puts a column back. */
  include(column: string): void {
    this.#note({ what: 'put-back', of: column });
    this.#ignored = this.#ignored.filter((name) => name !== column);
    this.#change((plan) => withInput(plan, column));
  }

  /** Reads the cells of a column differently, or as they stand again; now and in later suggestions. */
  read(column: string, reading: ColumnReading | undefined): void {
    this.#note({ what: reading ? 'read' : 'read-plainly', of: column });
    this.#clean(withReading(this.cleaning, column, reading));
    // What a target holds decides what kind of task it is.
    if (this.targets.includes(column)) void this.#suggest(this.targets);
  }

  /** Leaves rows that repeat an earlier one out, or takes them in. */
  duplicates(duplicates: Cleaning['duplicates']): void {
    this.#note({ what: duplicates === 'drop' ? 'drop-duplicates' : 'keep-duplicates' });
    this.#clean({ ...this.cleaning, duplicates });
  }

  /** How a column becomes numbers; `natural`: as its type suggests. */
  encoding(column: string, choice: EncodingChoice): void {
    this.edit({ what: 'encoding', of: column }, (plan) => withInput(plan, column, choice));
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
    this.edit({ what: 'kind', of: task }, (plan) =>
      withTask(plan, task, ({ name, targets, weight }) => ({ name, targets, weight, kind })),
    );
  }

  weight(task: string, weight: number): void {
    this.edit({ what: 'weight', of: task }, (plan) => withTask(plan, task, (one) => ({ ...one, weight })));
  }

  dropout(dropout: number): void {
    this.edit({ what: 'dropout' }, (plan) => withDropout(plan, dropout));
  }

  budget(change: Partial<Plan['budget']>): void {
    this.edit({ what: 'budget' }, (plan) => ({ ...plan, budget: { ...plan.budget, ...change } }));
  }

  method(change: Partial<Plan['method']>): void {
    this.edit({ what: 'method' }, (plan) => ({ ...plan, method: { ...plan.method, ...change } }));
  }

  loss(task: string, loss: Task['loss']): void {
    this.edit({ what: 'loss', of: task }, (plan) => withTask(plan, task, (one) => ({ ...one, loss })));
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
    this.edit({ what: 'split' }, (plan) => splitBy(plan, kind, by));
  }

  seed(seed: number): void {
    this.edit({ what: 'seed' }, (plan) => ({ ...plan, seed }));
  }

  /** Starts one run of the plan. */
  train(): Promise<RunSummary> {
    return this.#client.call('runs.start', { plan: this.#ready() });
  }

  /** Starts the study that answers a question about the plan. */
  ask(asked: Asked): Promise<StudySummary> {
    return this.#client.call('studies.start', { plan: asked(this.#ready(), this.seeds) });
  }

  #ready(): Plan {
    if (!this.plan) throw new Error('a study was asked for before there was a plan');
    return this.plan;
  }

  #made(): Made {
    return { targets: this.targets, plan: this.plan, ignored: this.#ignored, cleaning: this.cleaning };
  }

  #worthKeeping(): Draft | null {
    const { targets, plan = null, seeds } = this;
    const cleaned = this.cleaning !== UNTOUCHED;
    if (targets.length === 0 && this.#ignored.length === 0 && !cleaned) return null;
    return { targets: [...targets], plan, ignored: [...this.#ignored], cleaning: this.cleaning, seeds };
  }

  #keep(): void {
    if (this.#touched) this.#keeper.ask();
  }

  async #restore(): Promise<void> {
    const kept = await this.#keeper.load();
    // What was done while the lab was asked is newer.
    if (!kept || this.#touched) return;
    const { targets, plan, ignored, cleaning, seeds } = kept.draft;
    this.#touched = true;
    this.#seeds = seeds;
    this.restoredAt = kept.keptAt;
    this.#put({ targets, plan: plan ?? undefined, ignored, cleaning });
  }

  #note(step: StepName): void {
    this.#touched = true;
    this.restoredAt = undefined;
    this.#steps = noted(this.#steps, step, this.#made(), performance.now());
  }

  #move(moved: Moved<Made> | undefined): void {
    if (!moved) return;
    this.#touched = true;
    this.#steps = moved.steps;
    this.#put(moved.state);
  }

  /** Puts a draft in place of the one that is there. */
  #put({ targets, plan, ignored, cleaning }: Made): void {
    this.#ignored = ignored;
    this.cleaning = cleaning;
    if (targets.length > 0 && !plan) {
      void this.#suggest(targets);
      return;
    }
    this.targets = targets;
    this.failure = undefined;
    if (targets.length === 0) this.check = undefined;
    this.plan = plan;
    this.#keep();
    this.#askSoon();
  }

  async #suggest(targets: readonly string[]): Promise<void> {
    const turn = ++this.#latest;
    this.targets = targets;
    this.plan = undefined;
    this.check = undefined;
    this.failure = undefined;
    this.#keep();
    if (targets.length === 0) return;
    try {
      const { plan } = await this.#client.call('plans.suggest', {
        dataset: this.#dataset,
        targets: [...targets],
        cleaning: this.cleaning,
      });
      if (turn !== this.#latest) return;
      this.plan = this.#ignored.reduce(withoutColumn, plan);
      this.#keep();
      await this.#ask();
    } catch (thrown) {
      if (turn === this.#latest) this.failure = reportOf(thrown);
    }
  }

  #clean(cleaning: Cleaning): void {
    this.cleaning = cleaning;
    this.#change((plan) => ({ ...plan, recipe: { ...plan.recipe, ...cleaning } }));
  }

  #change(change: (plan: Plan) => Plan): void {
    if (this.plan) {
      this.plan = change(this.plan);
      this.#askSoon();
    }
    this.#keep();
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

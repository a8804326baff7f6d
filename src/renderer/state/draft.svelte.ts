import type { LabClient } from '../../shared/contract/client';
import type { DraftState, KeptDraft } from '../../shared/draft';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import type { ColumnReading } from '../../shared/recipe/column-reading';
import type { Cleaning } from '../../shared/recipe/recipe';
import type { RunSummary } from '../../shared/run';
import type { StudySummary } from '../../shared/study';
import type { Asked } from './asked-study';
import { DraftKeeper } from './draft-keeper.svelte';
import { draftOf, madeFrom, madeOf, NOTHING_MADE, type Made } from './draft-made';
import { keepingRates } from './layer-rates';
import { PlanChanges } from './plan-changes';
import { PlanChecker, type PlanCheck } from './plan-check.svelte';
import { ignoredColumns, withInput, withoutColumn, withReading } from './recipe-edits';
import { StepHistory } from './step-history.svelte';
import type { StepName } from './steps';

/** For which page a draft is made, and whom it tells. */
export interface DraftDeps {
  /** Names this page among those that may make the same plan. */
  page: string;
  /** The lab cannot keep the draft, or not say what it kept. */
  failed(thrown: unknown): void;
  /** What another page did is here now. */
  followed(): void;
}

/** Whether the lab must be told, or has told it. */
type Keeping = 'to-keep' | 'is-kept';

/** A plan that is being made: suggested from targets, changed by hand, checked by the lab after each change. */
export class PlanDraft extends PlanChanges {
  /** When what is shown was kept, while it is what an earlier sitting left and nothing else was done. */
  restoredAt = $state<string>();
  #made = $state.raw<Made>(NOTHING_MADE);
  readonly #client: LabClient;
  readonly #dataset: string;
  readonly #deps: DraftDeps;
  readonly #steps = new StepHistory<Made>();
  readonly #checker: PlanChecker;
  readonly #keeper: DraftKeeper;
  #unsuggested = $state.raw<ErrorReport>();
  #suggestion = 0;
  #restoring: Promise<void> | undefined;
  #restored = false;
  /** Whether a person has changed anything, here or elsewhere: a mere suggestion is not worth keeping. */
  #touched = false;

  constructor(client: LabClient, dataset: string, deps: DraftDeps) {
    super();
    this.#client = client;
    this.#dataset = dataset;
    this.#deps = deps;
    this.#checker = new PlanChecker(client);
    this.#keeper = new DraftKeeper(client, dataset, {
      page: deps.page,
      now: () => draftOf(this.#made),
      follow: (kept) => this.#follow(kept),
      failed: (thrown) => deps.failed(thrown),
    });
  }

  get targets(): readonly string[] {
    return this.#made.targets;
  }

  /** Undefined while the lab has not suggested it. */
  get plan(): Plan | undefined {
    return this.#made.plan;
  }

  /** What is done to the table before it is used. */
  get cleaning(): Cleaning {
    return this.#made.cleaning;
  }

  /** Runs of each arm that a study would take. */
  get seeds(): number {
    return this.#made.seeds;
  }

  set seeds(seeds: number) {
    this.#note({ what: 'seeds' });
    this.#change({ seeds });
  }

  get check(): PlanCheck | undefined {
    return this.#checker.check;
  }

  /** The plan that `check` is about: the present one, or an earlier one while the lab has not answered. */
  get checkedPlan(): Plan | undefined {
    return this.#checker.plan;
  }

  get checking(): boolean {
    return this.#checker.checking;
  }

  get failure(): ErrorReport | undefined {
    return this.#unsuggested ?? this.#checker.failure;
  }

  /** What undoing would take back and what redoing would do again; undefined when there is nothing. */
  get nextUndo(): StepName | undefined {
    return this.#steps.nextUndo;
  }

  get nextRedo(): StepName | undefined {
    return this.#steps.nextRedo;
  }

  /** Whether another page changed the draft at the same time: until one is chosen, this one is not kept. */
  get clashes(): boolean {
    return this.#keeper.clash !== undefined;
  }

  /** Takes the last step back; the lab is asked about the plan that is there again. */
  undo(): void {
    this.#move(this.#steps.undo(this.#made));
  }

  redo(): void {
    this.#move(this.#steps.redo(this.#made));
  }

  /**
   * For targets in an address: as `predict`, unless they are picked already. What an earlier sitting left comes back
   * first, and stays when the address names none.
   */
  async open(targets: readonly string[]): Promise<void> {
    await this.#restore();
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

  /** The lab was out of reach: what was done elsewhere is asked for, what was done here is kept. */
  async catchUp(): Promise<void> {
    if (this.#restored) await this.#keeper.load();
  }

  /** The lab keeps this now. */
  hear(state: DraftState): void {
    this.#keeper.hear(state);
  }

  /** Of two drafts that clash, the other page's is taken. */
  takeOther(): void {
    const other = madeOf(this.#keeper.clash?.kept?.draft);
    this.#note({ what: 'take-other' });
    this.#keeper.settle();
    this.#put(other, 'is-kept');
  }

  /** Of two drafts that clash, this one is kept; undoing brings the other. */
  keepMine(): void {
    this.#steps.note({ what: 'keep-mine' }, madeOf(this.#keeper.clash?.kept?.draft));
    this.#keeper.settle();
    this.#keep();
  }

  /** Begins anew; nothing is kept any more, unless it is undone. */
  discard(): void {
    this.#note({ what: 'discard' });
    this.#put({ ...NOTHING_MADE, seeds: this.seeds });
  }

  /** Puts a plan of this table in place of the one that is there. */
  async take(step: StepName, plan: Plan): Promise<void> {
    await this.#restore();
    this.#note(step);
    this.#put(madeFrom(plan, this.seeds));
  }

  /** Takes a column out of the inputs, now and in later suggestions. */
  ignore(column: string): void {
    this.#note({ what: 'leave-out', of: column });
    this.#change({ ignored: [...this.#made.ignored, column] }, (plan) => withoutColumn(plan, column));
  }

  leavesOut(column: string): boolean {
    const inPlan = this.plan ? ignoredColumns(this.plan) : [];
    return [...this.#made.ignored, ...inPlan].includes(column);
  }

  /** Puts a column back. */
  include(column: string): void {
    this.#note({ what: 'put-back', of: column });
    const ignored = this.#made.ignored.filter((name) => name !== column);
    this.#change({ ignored }, (plan) => withInput(plan, column));
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

  edit(step: StepName, change: (plan: Plan) => Plan): void {
    if (!this.plan) return;
    this.#note(step);
    this.#change({}, (plan) => keepingRates(plan, change));
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

  #keep(keeping: Keeping = 'to-keep'): void {
    if (this.#touched && keeping === 'to-keep') this.#keeper.ask();
  }

  #restore(): Promise<void> {
    return (this.#restoring ??= this.#keeper.load().finally(() => (this.#restored = true)));
  }

  /** What an earlier sitting left comes back; later, what another page does is a step that can be undone here. */
  #follow(kept: KeptDraft | null): void {
    const later = this.#restored;
    if (later) this.#steps.note({ what: 'elsewhere' }, this.#made);
    this.restoredAt = later ? undefined : kept?.keptAt;
    this.#touched = kept !== null;
    this.#put(madeOf(kept?.draft), 'is-kept');
    if (later) this.#deps.followed();
  }

  #note(step: StepName): void {
    this.#touched = true;
    this.restoredAt = undefined;
    this.#steps.note(step, this.#made);
  }

  #move(made: Made | undefined): void {
    if (!made) return;
    this.#touched = true;
    this.#put(made);
  }

  /** Puts a draft in place of the one that is there. */
  #put(made: Made, keeping: Keeping = 'to-keep'): void {
    this.#suggestion++;
    this.#made = made;
    this.#unsuggested = undefined;
    if (made.targets.length > 0 && !made.plan) {
      void this.#suggest(made.targets, keeping);
      return;
    }
    this.#checker.failure = undefined;
    if (made.plan) this.#checker.askSoon(made.plan);
    else this.#checker.forget();
    this.#keep(keeping);
  }

  async #suggest(targets: readonly string[], keeping: Keeping = 'to-keep'): Promise<void> {
    const turn = ++this.#suggestion;
    this.#made = { ...this.#made, targets, plan: undefined };
    this.#unsuggested = undefined;
    this.#checker.forget();
    this.#keep(keeping);
    if (targets.length === 0) return;
    try {
      const { plan } = await this.#client.call('plans.suggest', {
        dataset: this.#dataset,
        targets: [...targets],
        cleaning: this.cleaning,
      });
      if (turn !== this.#suggestion) return;
      const suggested = this.#made.ignored.reduce(withoutColumn, plan);
      this.#made = { ...this.#made, plan: suggested };
      this.#keep(keeping);
      await this.#checker.ask(suggested);
    } catch (thrown) {
      if (turn === this.#suggestion) this.#unsuggested = reportOf(thrown);
    }
  }

  #clean(cleaning: Cleaning): void {
    this.#change({ cleaning }, (plan) => ({ ...plan, recipe: { ...plan.recipe, ...cleaning } }));
  }

  #change(part: Partial<Omit<Made, 'plan'>>, change?: (plan: Plan) => Plan): void {
    const { plan } = this.#made;
    this.#made = { ...this.#made, ...part, plan: plan && change ? change(plan) : plan };
    if (change && this.#made.plan) this.#checker.askSoon(this.#made.plan);
    this.#keep();
  }
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, i) => name === others[i]);
}

import { createContext } from 'svelte';
import type { CallOutput } from '../../shared/contract/contract';
import type { FileToken } from '../../shared/contract/files';
import type { LabEvent } from '../../shared/contract/events';
import type { Dataset } from '../../shared/dataset';
import type { Plan } from '../../shared/plan';
import type { StudySummary } from '../../shared/study';
import type { Ending } from '../../shared/training';
import type { Connection } from '../api/connection';
import { Activity } from './activity.svelte';
import { Collection } from './collection.svelte';
import { PlanDraft } from './draft.svelte';
import { ImportSession } from './import.svelte';
import { Notices } from './notices.svelte';
import { Resource } from './resource.svelte';
import type { RowKeys } from './row-keys';
import type { Router } from './router.svelte';

/** The lab as this window knows it: lists that many views share, what trains now, and where the person is. */
export class Workspace {
  readonly connection: Connection;
  readonly router: Router;
  readonly activity = new Activity();
  readonly notices = new Notices();
  readonly datasets: Collection<Dataset>;
  readonly studies: Collection<StudySummary>;
  readonly samples: Resource<CallOutput<'samples.list'>>;
  readonly info: Resource<CallOutput<'system.info'>>;
  online = $state(true);
  /** What ended last while this page was open. */
  ending = $state.raw<Ending>();
  importing = $state.raw<ImportSession>();
  /** The list in sight whose rows keys act on. */
  rows = $state.raw<RowKeys>();
  /** Names of runs that a view has opened, for the trail. */
  #runNames = $state.raw<ReadonlyMap<string, string>>(new Map());
  readonly #drafts = new Map<string, PlanDraft>();
  /** Names this page among those that may make the same plan. */
  readonly #page = crypto.randomUUID();

  constructor(connection: Connection, router: Router) {
    const { client } = connection;
    this.connection = connection;
    this.router = router;
    this.datasets = new Collection(() => client.call('datasets.list', {}));
    this.studies = new Collection(() => client.call('studies.list', {}));
    this.samples = new Resource(() => client.call('samples.list', {}));
    this.info = new Resource(() => client.call('system.info', {}));
  }

  get client(): Connection['client'] {
    return this.connection.client;
  }

  /** Begins to listen and loads; after a broken connection everything is asked for again. */
  open(): void {
    this.client.subscribe((event) => this.#hear(event));
    this.connection.watch((online) => {
      this.online = online;
      if (online) this.#load();
    });
  }

  /** Takes a file that was dropped or picked to the import sheet. */
  offer(file: File): Promise<void> {
    return this.take(this.connection.offer(file));
  }

  /** Asks the host for a file; a browser has its own picker and never comes here. */
  pick(): Promise<void> {
    return this.take(this.client.call('files.pick', {}));
  }

  /** Takes a file that is known by its token to the import sheet, or says why there is none. */
  async take(file: Promise<FileToken | null>): Promise<void> {
    const token = await this.notices.attempt(file);
    if (token) this.#import(new ImportSession(this.client, token));
  }

  /** The plan that is being made for a dataset; it survives a look elsewhere. */
  draftFor(dataset: string): PlanDraft {
    const draft = this.#drafts.get(dataset) ?? this.#newDraft(dataset);
    this.#drafts.set(dataset, draft);
    return draft;
  }

  /** Brings the draft of an address in sight; an address that names no targets follows the draft. */
  async openDraft(dataset: string, targets: readonly string[]): Promise<void> {
    const draft = this.draftFor(dataset);
    await draft.open(targets);
    if (targets.length === 0 && draft.targets.length > 0 && draft === this.draftInSight)
      this.#followTargets();
  }

  /**
   * Takes a plan into Design, in place of the one that is made there; a step that can be undone.
   * @param of what it comes from, by name
   */
  async change(plan: Plan, of: string): Promise<void> {
    const draft = this.draftFor(plan.dataset);
    await draft.take({ what: 'take-plan', of }, plan);
    this.router.go({ view: 'design', id: plan.dataset, predict: draft.targets });
  }

  /** Of two drafts that clash, the other page's is taken; the address follows. */
  takeOtherDraft(): void {
    this.draftInSight?.takeOther();
    this.#followTargets();
  }

  /** Throws the draft in sight away. */
  discardDraft(): void {
    this.draftInSight?.discard();
    this.#followTargets();
  }

  /** The page is about to go: drafts that were just changed are kept first. */
  leave(): void {
    for (const draft of this.#drafts.values()) draft.keepNow();
  }

  /** The draft that is in sight, in Data or in Design. */
  get draftInSight(): PlanDraft | undefined {
    const { route } = this.router;
    return route.view === 'dataset' || route.view === 'design' ? this.draftFor(route.id) : undefined;
  }

  /** Where a question is asked: at the model of the table in sight, or else of the newest; without tables at home. */
  newStudy(): void {
    const { route } = this.router;
    const id = route.view === 'dataset' || route.view === 'design' ? route.id : this.datasets.value?.[0]?.id;
    if (id === undefined) return this.router.go({ view: 'home' });
    const { targets } = this.draftFor(id);
    this.router.go({ view: targets.length > 0 ? 'design' : 'dataset', id, predict: targets });
  }

  /** Takes the last step of the draft in sight back; the address follows its targets. */
  undo(): void {
    this.draftInSight?.undo();
    this.#followTargets();
  }

  redo(): void {
    this.draftInSight?.redo();
    this.#followTargets();
  }

  /** Tells what a run is called. */
  runIsCalled(id: string, name: string): void {
    if (this.#runNames.get(id) !== name) this.#runNames = new Map(this.#runNames).set(id, name);
  }

  nameOfRun(id: string): string | undefined {
    return this.#runNames.get(id);
  }

  #newDraft(dataset: string): PlanDraft {
    const draft: PlanDraft = new PlanDraft(this.client, dataset, {
      page: this.#page,
      failed: (thrown) => this.notices.fail(thrown),
      followed: () => draft === this.draftInSight && this.#followTargets(),
    });
    return draft;
  }

  #followTargets(): void {
    const { route } = this.router;
    const draft = this.draftInSight;
    if (draft && 'predict' in route) this.router.replace({ ...route, predict: draft.targets });
  }

  #import(session: ImportSession): void {
    this.importing = session;
    void session.change({});
    this.router.go({ view: 'import' });
  }

  #load(): void {
    for (const list of [this.datasets, this.studies, this.samples, this.info]) void list.load();
    for (const draft of this.#drafts.values()) void draft.catchUp();
    void this.notices.attempt(this.activity.load(this.client));
  }

  #hear(event: LabEvent): void {
    this.ending = this.activity.hear(event) ?? this.ending;
    // What computes is known once something has trained.
    if (event.type === 'run.changed' && this.info.value?.backend === null && event.run.parameters !== null)
      void this.info.load();
    if (event.type === 'study.changed') this.studies.put(event.study);
    if (event.type === 'dataset.added') this.datasets.put(event.dataset);
    if (event.type === 'dataset.removed') this.datasets.drop(event.dataset);
    if (event.type === 'draft.changed') this.#drafts.get(event.dataset)?.hear(event.state);
  }
}

/** Every view reaches the lab from here. */
export const [getWorkspace, setWorkspace] = createContext<Workspace>();

import type { LabClient } from '../../shared/contract/client';
import { draft as draftSchema, type Draft, type DraftState, type KeptDraft } from '../../shared/draft';
import { Beat } from './beat';

/** How often a draft that keeps changing is written, in milliseconds: what a crash can take away. */
const EVERY = 100;

/** What a keeper keeps, for which page, and whom it tells. */
export interface KeeperDeps {
  /** Names this page among those that may make the same plan. */
  page: string;
  /** What there is now; null: nothing worth keeping. */
  now(): Draft | null;
  /** Another page, or an earlier one, left this and nothing here was unsaved; null: thrown away. */
  follow(kept: KeptDraft | null): void;
  /** The lab refused; told once until it works again. */
  failed(thrown: unknown): void;
}

/**
 * Has the lab keep a draft, soon after each change, so that it outlives this page and the program; and follows what
 * other pages do to it. A change of another page that was not seen here is never written over.
 */
export class DraftKeeper {
  /** What another page made of it while something here was unsaved: nothing is written until one of both is chosen. */
  clash = $state.raw<DraftState>();
  readonly #client: LabClient;
  readonly #dataset: string;
  readonly #deps: KeeperDeps;
  readonly #beat = new Beat(EVERY, () => void this.#write());
  #failing = false;
  /** The newest revision that what is here stands on. */
  #seen = 0;
  /** Changes made here, and how many of them the lab has. */
  #changes = 0;
  #saved = 0;

  constructor(client: LabClient, dataset: string, deps: KeeperDeps) {
    this.#client = client;
    this.#dataset = dataset;
    this.#deps = deps;
  }

  /** Asks what is kept, at first and after the lab was out of reach; what waits here is written then. */
  async load(): Promise<void> {
    try {
      this.hear(await this.#client.call('drafts.get', { dataset: this.#dataset }));
      if (this.#unsaved) this.#beat.ask();
    } catch (thrown) {
      this.#deps.failed(thrown);
    }
  }

  /** Something has changed. */
  ask(): void {
    this.#changes++;
    this.#beat.ask();
  }

  /** The page is about to go: what waits is written now. */
  hurry(): void {
    this.#beat.hurry();
  }

  /** The lab has this now; news may come late or twice. */
  hear(state: DraftState): void {
    if (state.revision <= (this.clash?.revision ?? this.#seen)) return;
    if (state.by === this.#deps.page) this.#seen = state.revision;
    else if (sameDraft(state.kept?.draft ?? null, this.#deps.now())) this.#standOn(state);
    else if (this.#unsaved) this.clash = state;
    else this.#follow(state);
  }

  /** One of both was chosen: what is here from now on stands on the other page's change. */
  settle(): void {
    if (this.clash) this.#standOn(this.clash);
  }

  get #unsaved(): boolean {
    return this.#changes > this.#saved;
  }

  #follow(state: DraftState): void {
    this.#standOn(state);
    this.#deps.follow(state.kept);
  }

  #standOn({ revision }: DraftState): void {
    this.#seen = revision;
    this.#saved = this.#changes;
    this.clash = undefined;
  }

  async #write(): Promise<void> {
    const draft = this.#deps.now();
    // A value that no plan may have is explained where it stands; what was kept before is still good.
    if (this.clash || !draftSchema.nullable().safeParse(draft).success) return;
    const changes = this.#changes;
    const over = this.#seen;
    try {
      const change = { dataset: this.#dataset, draft, over, by: this.#deps.page };
      const { taken, state } = await this.#client.call('drafts.keep', change);
      if (taken) this.#saved = Math.max(this.#saved, changes);
      this.hear(state);
      // The other page had seen what was on its way from here.
      if (this.clash && !this.#unsaved) this.#follow(this.clash);
      this.#failing = false;
    } catch (thrown) {
      if (!this.#failing) this.#deps.failed(thrown);
      this.#failing = true;
    }
  }
}

/** Whether both say the same; parsed, so that their keys are in one order. */
function sameDraft(one: Draft | null, other: Draft | null): boolean {
  const [a, b] = [one, other].map((draft) => draftSchema.nullable().safeParse(draft).data);
  return a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

import type { LabClient } from '../../shared/contract/client';
import { draft as draftSchema, type Draft, type KeptDraft } from '../../shared/draft';
import { Beat } from './beat';

/** How often a draft that keeps changing is written, in milliseconds: what a crash can take away. */
const EVERY = 100;

/** What a keeper keeps, and whom it tells when it cannot. */
export interface KeeperDeps {
  /** What there is now; null: nothing worth keeping. */
  now(): Draft | null;
  /** The lab refused; told once until it works again. */
  failed(thrown: unknown): void;
}

/** Has the lab keep a draft, soon after each change, so that it outlives this page and the program. */
export class DraftKeeper {
  readonly #client: LabClient;
  readonly #dataset: string;
  readonly #deps: KeeperDeps;
  readonly #beat = new Beat(EVERY, () => void this.#write());
  #failing = false;

  constructor(client: LabClient, dataset: string, deps: KeeperDeps) {
    this.#client = client;
    this.#dataset = dataset;
    this.#deps = deps;
  }

  /** What was kept; null when nothing was, or when it cannot be asked for. */
  async load(): Promise<KeptDraft | null> {
    try {
      return (await this.#client.call('drafts.get', { dataset: this.#dataset })).kept;
    } catch (thrown) {
      this.#deps.failed(thrown);
      return null;
    }
  }

  /** Something has changed. */
  ask(): void {
    this.#beat.ask();
  }

  /** The page is about to go: what waits is written now. */
  hurry(): void {
    this.#beat.hurry();
  }

  async #write(): Promise<void> {
    const draft = this.#deps.now();
    // A value that no plan may have is explained where it stands; what was kept before is still good.
    if (!draftSchema.nullable().safeParse(draft).success) return;
    try {
      await this.#client.call('drafts.keep', { dataset: this.#dataset, draft });
      this.#failing = false;
    } catch (thrown) {
      if (!this.#failing) this.#deps.failed(thrown);
      this.#failing = true;
    }
  }
}

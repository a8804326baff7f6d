import type { LabClient } from '../../shared/contract/client';
import type { RunDetail, RunSummary } from '../../shared/run';
import { Resource } from './resource.svelte';

/** How many runs are offered at most, the newest first. */
const MOST = 50;

/** Runs whose trunk can be grafted, and the one that is. */
export class GraftSources {
  readonly offered: Resource<RunSummary[]>;
  /** The run of the plan's graft, once it has been looked up. */
  source = $state.raw<RunDetail>();
  readonly #client: LabClient;

  constructor(client: LabClient) {
    this.#client = client;
    this.offered = new Resource(async () => {
      const { runs } = await client.call('runs.list', { count: 200 });
      return runs.filter(({ status }) => status === 'finished' || status === 'stopped').slice(0, MOST);
    });
  }

  /** Looks up the run of a graft; undefined when there is none. @throws AppError run.unknown */
  async follow(run: string | undefined): Promise<void> {
    if (run === this.source?.id) return;
    this.source = undefined;
    if (run !== undefined) this.source = await this.#client.call('runs.get', { run });
  }
}

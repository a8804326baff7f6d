import type { LabClient } from '../../shared/contract/client';
import type { RunSummary } from '../../shared/run';
import { WatchedRun } from './run.svelte';

/** The runs that a study compares with one run: those of other arms with the same seed and a task in common. */
export class Twins {
  runs = $state.raw<readonly WatchedRun[]>([]);
  readonly #client: LabClient;

  constructor(client: LabClient) {
    this.#client = client;
  }

  /** Finds them and watches them until the returned function is called. */
  open(study: string, run: Pick<RunSummary, 'id' | 'seed' | 'tasks'>): () => void {
    let closed = false;
    const stops: (() => void)[] = [];
    void this.#find(study, run).then((found) => {
      if (closed) return;
      this.runs = found;
      stops.push(...found.map((twin) => twin.open()));
    });
    return () => {
      closed = true;
      stops.forEach((stop) => stop());
      this.runs = [];
    };
  }

  async #find(study: string, run: Pick<RunSummary, 'id' | 'seed' | 'tasks'>): Promise<WatchedRun[]> {
    // Without its study a run is still worth seeing, and the study's own page says why it cannot be read.
    const detail = await this.#client.call('studies.get', { study }).catch(() => undefined);
    return (detail?.members ?? [])
      .filter(({ id, seed }) => id !== run.id && seed === run.seed)
      .filter(({ tasks }) => tasks.some((task) => run.tasks.includes(task)))
      .map(({ id }) => new WatchedRun(this.#client, id));
  }
}

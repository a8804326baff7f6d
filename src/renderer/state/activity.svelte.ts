import type { LabClient } from '../../shared/contract/client';
import type { LabEvent } from '../../shared/contract/events';
import type { RunProgress, RunStatus, RunSummary } from '../../shared/run';
import { Training, type Ending } from '../../shared/training';
import { Beat } from './beat';

const LIVE: readonly RunStatus[] = ['running', 'paused', 'queued'];
const WATCHED: readonly RunStatus[] = [...LIVE, 'interrupted'];

/** What trains now, what waits, and what was interrupted. */
export class Activity {
  #runs = $state.raw<ReadonlyMap<string, RunSummary>>(new Map());
  #progress = $state.raw<ReadonlyMap<string, RunProgress>>(new Map());
  readonly running = $derived(this.#having('running'));
  readonly waiting = $derived([...this.#having('paused'), ...this.#having('queued')]);
  readonly interrupted = $derived(this.#having('interrupted'));
  readonly #latest = new Map<string, RunProgress>();
  readonly #training = new Training();
  /** How far all that trains is, from 0 to 1; undefined while nothing does. */
  share = $state<number>();
  /** Progress comes many times a second; the eye needs it five times. */
  readonly #beat = new Beat(200, () => {
    this.#progress = new Map(this.#latest);
    this.share = this.#training.share;
  });

  /** Asks for every run that is watched, however long the history is. */
  async load(client: LabClient): Promise<void> {
    const lists = await Promise.all(
      WATCHED.map((status) => client.call('runs.list', { search: status, count: 200 })),
    );
    const runs = lists.flatMap((list) => list.runs).filter((run) => WATCHED.includes(run.status));
    this.#runs = new Map(runs.map((run) => [run.id, run]));
    for (const run of runs) this.#training.hear({ type: 'run.changed', run });
    this.#beat.ask();
  }

  /** Takes an event in. @returns what has just ended, if something has */
  hear(event: LabEvent): Ending | undefined {
    const ending = this.#training.hear(event);
    if (event.type === 'run.changed') this.#changed(event.run);
    if (event.type === 'run.progress') {
      this.#latest.set(event.progress.run, event.progress);
      this.#beat.ask();
    }
    return ending;
  }

  /** Where a run is; undefined when it has not said yet. */
  progressOf(run: string): RunProgress | undefined {
    return this.#progress.get(run);
  }

  #changed(run: RunSummary): void {
    const runs = new Map(this.#runs);
    if (WATCHED.includes(run.status)) runs.set(run.id, run);
    else runs.delete(run.id);
    if (!LIVE.includes(run.status)) this.#latest.delete(run.id);
    this.#runs = runs;
    this.#beat.ask();
  }

  #having(status: RunStatus): RunSummary[] {
    return [...this.#runs.values()].filter((run) => run.status === status);
  }
}

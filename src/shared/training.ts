/** What trains, as seen from outside the lab: for whoever shows it at the edge of a screen, or tells of its end. */
import type { LabEvent } from './contract/events';
import { ENDED, type RunProgress, type RunStatus, type RunSummary } from './run';
import type { StudyStatus, StudySummary } from './study';

/** Something a person waited for has come to its end by itself. */
export interface Ending {
  readonly what: 'run' | 'study';
  readonly id: string;
  readonly name: string;
  readonly status: RunStatus | StudyStatus;
}

/** Share of a run that is done, from 0 to 1. */
export function shareDone(run: Pick<RunSummary, 'epochs' | 'epochsDone'>, progress?: RunProgress): number {
  const within = progress && progress.batches > 0 ? progress.batch / progress.batches : 0;
  const epochs = progress ? Math.max(progress.epoch - 1, 0) + within : run.epochsDone;
  return Math.min(1, Math.max(epochs, run.epochsDone) / run.epochs);
}

/** Follows the events of a lab. */
export class Training {
  readonly #running = new Map<string, { readonly run: RunSummary; progress?: RunProgress }>();
  readonly #studies = new Map<string, StudySummary>();

  /** Takes an event in. @returns what has just ended; nobody is told of what they cancelled themselves */
  hear(event: LabEvent): Ending | undefined {
    if (event.type === 'run.changed') return this.#runChanged(event.run);
    if (event.type === 'study.changed') return this.#studyChanged(event.study);
    if (event.type === 'run.progress') {
      const known = this.#running.get(event.progress.run);
      if (known) known.progress = event.progress;
    }
    return undefined;
  }

  /** Whether anything trains now. */
  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** From 0 to 1: of the studies that run, else of the runs; undefined while nothing trains. */
  get share(): number | undefined {
    if (!this.busy) return undefined;
    const studies = [...this.#studies.values()].map(({ runs, runsEnded }) => runsEnded / Math.max(1, runs));
    const runs = [...this.#running.values()].map(({ run, progress }) => shareDone(run, progress));
    const shares = studies.length > 0 ? studies : runs;
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }

  #runChanged(run: RunSummary): Ending | undefined {
    const before = this.#running.get(run.id);
    if (run.status === 'running') this.#running.set(run.id, { ...before, run });
    else this.#running.delete(run.id);
    // The runs of a study end with it.
    const ended = ENDED.has(run.status) && run.study === null && before !== undefined;
    return ended ? endingOf('run', run) : undefined;
  }

  #studyChanged(study: StudySummary): Ending | undefined {
    const before = this.#studies.has(study.id);
    if (study.status === 'running') this.#studies.set(study.id, study);
    else this.#studies.delete(study.id);
    const ended = study.status !== 'running' && study.status !== 'paused';
    return ended && before ? endingOf('study', study) : undefined;
  }
}

function endingOf(
  what: Ending['what'],
  { id, name, status }: Pick<RunSummary | StudySummary, 'id' | 'name' | 'status'>,
): Ending | undefined {
  return status === 'cancelled' || status === 'interrupted' ? undefined : { what, id, name, status };
}

import type { LabClient } from '../../shared/contract/client';
import type { LabEvent } from '../../shared/contract/events';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { EpochMetrics, RunDetail, RunSummary } from '../../shared/run';
import { ENDED } from '../../shared/run';
import { Beat } from './beat';
import { SeriesLog, type Curves } from './series';

/** Redraws of live charts a second. */
const REDRAW = 100;

/** One run as it is watched: its detail once, then its epochs as they come. */
export class WatchedRun {
  detail = $state.raw<RunDetail>();
  failure = $state.raw<ErrorReport>();
  curves = $state.raw<Curves>(new SeriesLog().curves);
  readonly #client: LabClient;
  readonly #id: string;
  #log: EpochMetrics[] = [];
  /** How often the log has been shown; it grows in place, for a copy of a long one ten times a second is too much. */
  #shown = $state(0);
  #series = new SeriesLog();
  readonly #beat = new Beat(REDRAW, () => this.#show());

  constructor(client: LabClient, id: string) {
    this.#client = client;
    this.#id = id;
  }

  /** The epochs that are done. */
  get epochs(): readonly EpochMetrics[] {
    void this.#shown;
    return this.#log;
  }

  /** Loads and listens until the returned function is called. */
  open(): () => void {
    const stop = this.#client.subscribe((event) => this.#hear(event));
    void this.load();
    return () => {
      stop();
      this.#beat.stop();
    };
  }

  async load(): Promise<void> {
    try {
      const detail = await this.#client.call('runs.get', { run: this.#id });
      this.detail = detail;
      this.failure = undefined;
      this.#keep(merged(detail.epochsLog, this.#log));
      // At once: what was heard before is the end of a curve only.
      this.#show();
    } catch (thrown) {
      this.failure = reportOf(thrown);
    }
  }

  #hear(event: LabEvent): void {
    if (event.type === 'run.epoch' && event.run === this.#id) {
      this.#add(event.epoch);
    }
    if (event.type === 'run.changed' && event.run.id === this.#id) this.#changed(event.run);
  }

  #add(entry: EpochMetrics): void {
    // A run that was resumed from an older checkpoint takes some of its epochs again.
    if (entry.epoch <= (this.#log.at(-1)?.epoch ?? -1)) return this.#keep(merged(this.#log, [entry]));
    this.#log.push(entry);
    this.#series.add(entry);
    this.#beat.ask();
  }

  #keep(log: EpochMetrics[]): void {
    this.#log = log;
    this.#series = new SeriesLog(log);
    this.#beat.ask();
  }

  #show(): void {
    this.#shown++;
    this.curves = this.#series.curves;
  }

  #changed(run: RunSummary): void {
    if (!this.detail) return;
    const ended = ENDED.has(run.status) && !ENDED.has(this.detail.status);
    const begun = this.detail.guess.length === 0 && run.epochsDone > 0;
    this.detail = { ...this.detail, ...run };
    // Figures that only the detail has are known now: those of guessing, or those on test rows.
    if (ended || begun) void this.load();
  }
}

/** Two logs as one, each epoch once, in order; the later log wins. */
export function merged(log: readonly EpochMetrics[], more: readonly EpochMetrics[]): EpochMetrics[] {
  const last = log.at(-1)?.epoch ?? -1;
  const first = more[0]?.epoch ?? Infinity;
  if (first > last) return [...log, ...more];
  const epochs = new Map([...log, ...more].map((entry) => [entry.epoch, entry]));
  return [...epochs.values()].sort((a, b) => a.epoch - b.epoch);
}

import type { LabClient } from '../../shared/contract/client';
import type { LabEvent } from '../../shared/contract/events';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { RunSummary } from '../../shared/run';
import type { StudyDetail } from '../../shared/study';

/** Runs of one arm: what a study compares. */
export interface Arm {
  readonly name: string;
  readonly runs: readonly RunSummary[];
}

/** One study as it is watched. */
export class WatchedStudy {
  detail = $state.raw<StudyDetail>();
  failure = $state.raw<ErrorReport>();
  readonly arms = $derived(armsOf(this.detail?.members ?? []));
  readonly #client: LabClient;
  readonly #id: string;

  constructor(client: LabClient, id: string) {
    this.#client = client;
    this.#id = id;
  }

  /** Loads and listens until the returned function is called. */
  open(): () => void {
    const stop = this.#client.subscribe((event) => this.#hear(event));
    void this.load();
    return stop;
  }

  async load(): Promise<void> {
    try {
      this.detail = await this.#client.call('studies.get', { study: this.#id });
      this.failure = undefined;
    } catch (thrown) {
      this.failure = reportOf(thrown);
    }
  }

  #hear(event: LabEvent): void {
    if (!this.detail) return;
    if (event.type === 'study.changed' && event.study.id === this.#id)
      this.detail = { ...this.detail, ...event.study };
    if (event.type === 'run.changed' && event.run.study === this.#id) {
      this.detail = { ...this.detail, members: withRun(this.detail.members, event.run) };
    }
  }
}

function withRun(members: readonly RunSummary[], run: RunSummary): RunSummary[] {
  const known = members.some((member) => member.id === run.id);
  return known ? members.map((member) => (member.id === run.id ? run : member)) : [...members, run];
}

/** Members by arm, in the order in which arms first appear. */
export function armsOf(members: readonly RunSummary[]): Arm[] {
  const arms = new Map<string, RunSummary[]>();
  for (const run of members) arms.set(run.arm ?? '', [...(arms.get(run.arm ?? '') ?? []), run]);
  return [...arms].map(([name, runs]) => ({ name, runs }));
}

import type { LabClient } from '../../shared/contract/client';
import type { LabEvent } from '../../shared/contract/events';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { RunSummary } from '../../shared/run';
import type { StudyDetail } from '../../shared/study';
import { armsOf, expectedArms } from './arms';

/** One study as it is watched. */
export class WatchedStudy {
  detail = $state.raw<StudyDetail>();
  failure = $state.raw<ErrorReport>();
  readonly arms = $derived(this.detail ? armsOf(this.detail.members, expectedArms(this.detail.plan)) : []);
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

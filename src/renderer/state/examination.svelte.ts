import type { LabClient } from '../../shared/contract/client';
import type { Examination } from '../../shared/examination';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';

/** A model as it is looked at on held-out rows: on its way, there, stopped or refused. */
export class WatchedExamination {
  value = $state.raw<Examination>();
  failure = $state.raw<ErrorReport>();
  /** How much is done, 0 to 1; undefined while nothing goes on. */
  share = $state<number>();
  readonly #client: LabClient;
  readonly #run: string;
  #job = '';

  constructor(client: LabClient, run: string) {
    this.#client = client;
    this.#run = run;
  }

  /** Looks, until the answer is here or the returned function is called. */
  open(): () => void {
    const left = this.#client.subscribe((event) => {
      if (event.type === 'examine.progress' && event.job === this.#job) this.share = event.share;
    });
    void this.start();
    return () => {
      left();
      this.stop();
    };
  }

  async start(): Promise<void> {
    this.#job = `examine-${crypto.randomUUID()}`;
    this.share = 0;
    this.failure = undefined;
    try {
      this.value = await this.#client.call('models.examine', { run: this.#run, job: this.#job });
    } catch (thrown) {
      this.failure = reportOf(thrown);
    } finally {
      this.share = undefined;
    }
  }

  stop(): void {
    if (this.share !== undefined) void this.#client.call('models.stopExamining', { job: this.#job });
  }
}

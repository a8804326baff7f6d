import type { LabClient } from '../../shared/contract/client';
import type { FileToken } from '../../shared/contract/files';
import type { BadRow, Dataset, Preview, ReadOptions } from '../../shared/dataset';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';

export interface ImportProgress {
  readonly stage: 'reading' | 'storing' | 'profiling';
  readonly share: number;
  readonly rows: number;
}

export interface Imported {
  readonly dataset: Dataset;
  readonly known: boolean;
  readonly skipped: readonly BadRow[];
}

/** A file on its way in: looked at, adjusted, imported. */
export class ImportSession {
  readonly file: FileToken;
  options = $state.raw<Partial<ReadOptions>>({});
  preview = $state.raw<Preview>();
  failure = $state.raw<ErrorReport>();
  looking = $state(false);
  progress = $state.raw<ImportProgress>();
  readonly importing = $derived(this.progress !== undefined);
  readonly #client: LabClient;
  readonly #job = crypto.randomUUID();
  #latest = 0;

  constructor(client: LabClient, file: FileToken) {
    this.#client = client;
    this.file = file;
  }

  /** Looks at the file again with some options changed; those never touched stay guesses. */
  async change(options: Partial<ReadOptions>): Promise<void> {
    this.options = { ...this.options, ...options };
    const turn = ++this.#latest;
    this.looking = true;
    try {
      const preview = await this.#client.call('datasets.preview', {
        token: this.file.token,
        options: this.options,
      });
      if (turn === this.#latest) this.#looked(preview, undefined);
    } catch (thrown) {
      if (turn === this.#latest) this.#looked(this.preview, reportOf(thrown));
    }
  }

  /** Imports with what is shown; undefined when it was refused or cancelled. */
  async start(): Promise<Imported | undefined> {
    this.failure = undefined;
    this.progress = { stage: 'reading', share: 0, rows: 0 };
    const stop = this.#client.subscribe((event) => {
      if (event.type === 'import.progress' && event.job === this.#job) this.progress = event;
    });
    try {
      return await this.#client.call('datasets.import', {
        job: this.#job,
        token: this.file.token,
        // What only the preview guessed, such as the encoding, an import would ask about.
        options: { ...this.preview?.options, ...this.options },
      });
    } catch (thrown) {
      this.failure = reportOf(thrown);
      return undefined;
    } finally {
      stop();
      this.progress = undefined;
    }
  }

  async cancel(): Promise<void> {
    await this.#client.call('datasets.cancelImport', { job: this.#job });
  }

  #looked(preview: Preview | undefined, failure: ErrorReport | undefined): void {
    this.preview = preview;
    this.failure = failure;
    this.looking = false;
  }
}

import type { LabEvent } from '../../shared/contract/events';
import type { BadRow, Dataset, ReadOptions } from '../../shared/dataset';
import type { Events } from './events';

type ImportStage = Extract<LabEvent, { type: 'import.progress' }>['stage'];

/** What an import gives. */
export interface Imported {
  readonly dataset: Dataset;
  /** It was there already. */
  readonly known: boolean;
  readonly skipped: BadRow[];
}

/** The part of the dataset store that reads a table in. */
interface Store {
  import(
    path: string,
    name: string,
    options: Partial<ReadOptions>,
    control: { signal: AbortSignal; progress: (stage: ImportStage, share: number, rows: number) => void },
  ): Promise<Imported>;
}

/** Imports under way, by the name their caller gave them. */
export interface Imports {
  /** Tells progress under `job`, and everyone of a dataset that is new. */
  run(job: string, path: string, name: string, options: Partial<ReadOptions>): Promise<Imported>;
  /** An import that is not there has ended already. */
  cancel(job: string): void;
  close(): void;
}

/** Progress is told at most so often. */
const PROGRESS_EVERY_MS = 50;

export function createImports(store: Store, events: Pick<Events, 'emit'>): Imports {
  const running = new Map<string, AbortController>();
  return {
    async run(job, path, name, options) {
      const control = new AbortController();
      running.set(job, control);
      try {
        const progress = throttled((stage, share, rows) =>
          events.emit({ type: 'import.progress', job, stage, share, rows }),
        );
        const imported = await store.import(path, name, options, { signal: control.signal, progress });
        if (!imported.known) events.emit({ type: 'dataset.added', dataset: imported.dataset });
        return imported;
      } finally {
        running.delete(job);
      }
    },
    cancel: (job) => running.get(job)?.abort(),
    close() {
      for (const control of running.values()) control.abort();
    },
  };
}

type Progress = (stage: ImportStage, share: number, rows: number) => void;

/** Lets the first word of each stage through at once. */
function throttled(tell: Progress): Progress {
  let last: { stage: ImportStage; at: number } | undefined;
  return (stage, share, rows) => {
    const at = performance.now();
    if (last?.stage === stage && at - last.at < PROGRESS_EVERY_MS) return;
    last = { stage, at };
    tell(stage, share, rows);
  };
}

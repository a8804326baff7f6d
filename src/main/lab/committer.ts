import type { EpochRecord } from '../history/epochs';
import type { Runs } from '../history/runs';
import type { Events } from './events';

type RunEpoch = EpochRecord & { readonly run: string };

/** Stores epochs as they arrive; those that arrive together in one transaction, because each costs a flush of the disk. */
export interface Committer {
  add(record: RunEpoch): void;
  /** Stores what has arrived, now. */
  flush(): void;
}

export interface CommitterDeps {
  readonly runs: Pick<Runs, 'commit' | 'summary'>;
  readonly events: Pick<Events, 'emit'>;
  /** Deletes checkpoint files that no row names any more. */
  discard(run: string, files: readonly string[]): void;
  /** The epochs of this run could not be stored. */
  failed(run: string, thrown: unknown): void;
}

export function createCommitter({ runs, events, discard, failed }: CommitterDeps): Committer {
  let arrived: RunEpoch[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  const store = (records: readonly RunEpoch[]): void => {
    const concerned = new Set(records.map(({ run }) => run));
    let unneeded: Map<string, string[]>;
    try {
      unneeded = runs.commit(records);
    } catch (thrown) {
      for (const run of concerned) failed(run, thrown);
      return;
    }
    // Nobody hears of an epoch that a power cut could still take back.
    for (const { run, epoch, metrics } of records)
      events.emit({ type: 'run.epoch', run, epoch: { epoch, metrics: [...metrics] } });
    for (const run of concerned) events.emit({ type: 'run.changed', run: runs.summary(run) });
    for (const [run, files] of unneeded) discard(run, files);
  };
  const flush = (): void => {
    clearImmediate(scheduled);
    scheduled = undefined;
    const records = arrived;
    arrived = [];
    if (records.length > 0) store(records);
  };
  return {
    flush,
    add(record) {
      arrived.push(record);
      scheduled ??= setImmediate(flush);
    },
  };
}

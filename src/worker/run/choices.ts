import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { executorRecord, type ExecutorRecord } from '../../shared/run';

/**
 * Which executor was chosen for which program, as files that all trainers of a lab share. A choice follows from what
 * was measured, and executors differ in last bits, so a choice once made stands: equal runs are trained alike.
 */
export interface Choices {
  find(key: string): ExecutorRecord | null;
  /** @returns what counts from now on: where another trainer was quicker, its choice */
  keep(key: string, record: ExecutorRecord): ExecutorRecord;
}

export function choicesIn(folder: string): Choices {
  const at = (key: string): string => join(folder, `${key}.json`);
  const find = (key: string): ExecutorRecord | null => {
    try {
      return executorRecord.parse(JSON.parse(readFileSync(at(key), 'utf8')));
    } catch {
      // Missing, or half written when the power went: it is chosen anew.
      return null;
    }
  };
  return {
    find,
    keep(key, record) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      try {
        writeFileSync(at(key), JSON.stringify(record), { flag: 'wx', mode: 0o600 });
        return record;
      } catch {
        return find(key) ?? record;
      }
    },
  };
}

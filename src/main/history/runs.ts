import { createEpochs } from './epochs';
import { createRunReader, type RunReader } from './run-reader';
import { createRunWriter, type RunWriter } from './run-writer';
import { createScores } from './scores';
import { createRunTrash, type RunTrash } from './run-trash';
import type { Sqlite } from './sqlite';

/** Runs with their epochs, metrics and checkpoints: one aggregate, told apart by run id. */
export type Runs = RunReader & RunWriter & RunTrash;

export function createRuns(db: Sqlite): Runs {
  const log = createEpochs(db);
  const scores = createScores(db);
  const reader = createRunReader(db, log, scores);
  return { ...reader, ...createRunWriter(db, reader, log, scores), ...createRunTrash(db, reader) };
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { StoredCheckpoint } from '../history/epochs';
import type { Runs } from '../history/runs';
import type { CheckpointRef, TrainJob } from '../../shared/trainer-messages';
import type { Folders } from './folders';
import { discard } from './trash';

type Places = Pick<Folders, 'run' | 'trash'>;

/**
 * From where a run can go on: its newest checkpoint whose file is whole, together with the best one up to there.
 * Makes history and folder agree with that: later epochs are taken back, files without a row are deleted.
 * @returns null when the run must begin again, which gives the same numbers
 */
export async function goBackToValid(runs: Runs, folders: Places, run: string): Promise<TrainJob['resume']> {
  await deleteOrphans(runs, folders, run);
  const stored = runs.checkpoints(run);
  const from = await newestValid(folders, run, stored);
  const best = stored.find((checkpoint) => checkpoint.best);
  const bestSoFar = from && best && best.epoch <= from.epoch ? best : undefined;
  const usable = from !== undefined && (bestSoFar === undefined || (await isWhole(folders, run, bestSoFar)));
  const after = usable ? from.epoch : -1;
  const forgotten = stored.filter(({ epoch }) => epoch > after).map(({ file }) => file);
  runs.removeAfter(run, after);
  await discard(folders, run, forgotten);
  if (!usable) return null;
  return { from: weights(folders, run, from), best: bestSoFar ? weights(folders, run, bestSoFar) : null };
}

/** A checkpoint as a trainer is told of it. */
export function weights(
  folders: Pick<Folders, 'run'>,
  run: string,
  { file, sha256 }: CheckpointRef,
): { path: string; sha256: string } {
  return { path: join(folders.run(run), file), sha256 };
}

async function newestValid(
  folders: Places,
  run: string,
  stored: readonly StoredCheckpoint[],
): Promise<StoredCheckpoint | undefined> {
  for (const checkpoint of stored) if (await isWhole(folders, run, checkpoint)) return checkpoint;
  return undefined;
}

async function isWhole(folders: Places, run: string, { file, sha256 }: CheckpointRef): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folders.run(run), file)), hash);
  } catch {
    // Missing or unreadable is as good as damaged: the run goes on from an earlier one.
    return false;
  }
  return hash.digest('hex') === sha256;
}

/** A file that no row names was written by an epoch that was never committed. */
async function deleteOrphans(runs: Runs, folders: Places, run: string): Promise<void> {
  const known = new Set(runs.checkpoints(run).map(({ file }) => file));
  const names = await readdir(folders.run(run)).catch(() => []);
  await discard(
    folders,
    run,
    names.filter((name) => !known.has(name)),
  );
}

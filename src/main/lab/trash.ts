import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunTrash } from '../history/run-trash';
import type { Folders } from './folders';

/**
 * Deletes files of a run: each is first moved out of its folder in one step, so that a crash never leaves
 * half of a deletion where it would be taken for the run's own. What is not there is deleted already.
 */
export async function discard(
  folders: Pick<Folders, 'run' | 'trash'>,
  run: string,
  files: readonly string[],
): Promise<void> {
  for (const file of files) {
    await remove(join(folders.run(run), file), join(folders.trash, `${run}-${file}`));
  }
}

/** So long a deleted run can be brought back, in days. */
const KEPT_DAYS = 7;

/** Forgets runs that were deleted more than a week ago, files first: a crash in between leaves a row to begin again from. */
export async function emptyTrash(
  runs: Pick<RunTrash, 'expired' | 'forget'>,
  folders: Pick<Folders, 'runs' | 'trash'>,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
  for (const run of runs.expired(before.toISOString())) {
    await remove(join(folders.runs, run), join(folders.trash, run));
    runs.forget(run);
  }
}

/** Clears what an earlier start left unfinished or undeleted. */
export async function clearLeftovers(folders: Pick<Folders, 'tmp' | 'trash'>): Promise<void> {
  for (const folder of [folders.tmp, folders.trash]) {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Removes a file or folder out of its place in one step: what is half deleted must not be taken for whole.
 * @param aside where it is out of the way while it is deleted
 */
export async function remove(path: string, aside: string): Promise<void> {
  await rename(path, aside).catch(ignoreMissing);
  await rm(aside, { recursive: true, force: true });
}

function ignoreMissing(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'ENOENT') throw thrown;
}

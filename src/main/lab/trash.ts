import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
    const aside = join(folders.trash, `${run}-${file}`);
    await rename(join(folders.run(run), file), aside).catch(ignoreMissing);
    await rm(aside, { recursive: true, force: true });
  }
}

/** Clears what an earlier start left unfinished or undeleted. */
export async function clearLeftovers(folders: Pick<Folders, 'tmp' | 'trash'>): Promise<void> {
  for (const folder of [folders.tmp, folders.trash]) {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function ignoreMissing(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'ENOENT') throw thrown;
}

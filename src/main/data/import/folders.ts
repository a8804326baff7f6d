/** Folders of the dataset store. What is being made has a name with a dot before it, so that it is never taken for a dataset. */
import { chmod, mkdir, mkdtemp, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { flushFolder } from '../../flush-folder';

/** Makes the store's folder, clears what an ended process left in the middle of its work, and answers its real path. */
export async function openFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) await rm(join(folder, name), { recursive: true, force: true });
  }
  return realpath(folder);
}

/** Where a deleted dataset waits: it can be had back from there, until the store is opened again. */
export function goneFolder(store: string, name: string): string {
  return join(store, `.gone-${name}`);
}

/** Works in a new folder that is gone afterwards, however the work ends. */
export async function inWorkFolder<T>(store: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(store, '.work-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Gives a finished folder its name: from then on it is there, and there whole. False when that name is taken already. */
export async function publish(made: string, store: string, name: string): Promise<boolean> {
  for (const file of await readdir(made)) {
    await chmod(join(made, file), 0o600);
    await flushFile(join(made, file));
  }
  await flushFolder(made);
  try {
    await rename(made, join(store, name));
  } catch (thrown) {
    if (isTaken(thrown)) return false;
    throw thrown;
  }
  await flushFolder(store);
  return true;
}

function isTaken(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    (thrown.code === 'ENOTEMPTY' || thrown.code === 'EEXIST' || thrown.code === 'EPERM')
  );
}

async function flushFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

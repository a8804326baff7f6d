/** Results appear whole or not at all: made in a folder of their own, flushed, then moved into place in one step. */
import { existsSync, renameSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeFailure } from '../../shared/errors/write-failure';

/** Runs `work` with an empty folder that is removed afterwards, whatever happened. */
export async function inScratch<T>(tmp: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await newFolder(tmp);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function newFolder(tmp: string): Promise<string> {
  try {
    await mkdir(tmp, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(tmp, 'model-'));
  } catch (thrown) {
    throw writeFailure(basename(tmp), thrown);
  }
}

/** Writes one small file and flushes it to the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true });
  } catch (thrown) {
    throw writeFailure(basename(path), thrown);
  }
}

/**
 * Moves a finished file or folder into `folder` under the first free name of `name`, `name-2`, ... and flushes the
 * folder. Looking and moving happen without a pause in between, and one lab alone writes to a data folder.
 * @returns the new path
 */
export async function place(from: string, folder: string, name: string, ending = ''): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const to = freePath(folder, name, ending);
    renameSync(from, to);
    await flushFolder(folder);
    return to;
  } catch (thrown) {
    throw writeFailure(name + ending, thrown);
  }
}

function freePath(folder: string, name: string, ending: string): string {
  for (let n = 1; ; n++) {
    const path = join(folder, `${name}${n === 1 ? '' : `-${n}`}${ending}`);
    if (!existsSync(path)) return path;
  }
}

/** Makes renames inside a folder last through a power cut; Windows has no such call and does it by itself. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

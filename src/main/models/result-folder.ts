/** Results appear whole or not at all: made in a folder of their own, flushed, then moved into place in one step. */
import { existsSync, renameSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeFailure } from '../../shared/errors/write-failure';
import { flushFolder } from '../flush-folder';

/** Runs `work` with an empty folder that is removed afterwards, whatever happened. */
export async function inScratch<T>(tmp: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await newFolder(tmp);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes an empty folder of a new name in `parent`, for its owner only. @throws AppError file.write-failed */
export async function newFolder(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(parent, 'model-'));
  } catch (thrown) {
    throw writeFailure(basename(parent), thrown);
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
 * @throws AppError file.write-failed; the result is not there then
 */
export async function place(from: string, folder: string, name: string, ending = ''): Promise<string> {
  const to = await moved(from, folder, name, ending);
  try {
    await flushResults(folder);
    return to;
  } catch (thrown) {
    await rm(to, { recursive: true, force: true });
    throw thrown;
  }
}

async function moved(from: string, folder: string, name: string, ending: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const to = freePath(folder, name, ending);
    renameSync(from, to);
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

/** Flushes a folder of results to the disk. @throws AppError file.write-failed */
export async function flushResults(folder: string): Promise<void> {
  try {
    await flushFolder(folder);
  } catch (thrown) {
    throw writeFailure(basename(folder), thrown);
  }
}

import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFailure } from '../../shared/errors/write-failure';

/**
 * Writes a file so that its name never stands for a part of it: temporary name, flush, rename, flush of the
 * folder. A process killed at any moment leaves the old file or the new one.
 * @throws file.write-failed when the system refuses: disk full, no permission
 */
export function writeAside(path: string, bytes: Buffer): void {
  const folder = dirname(path);
  try {
    mkdirSync(folder, { recursive: true });
    renameSync(writtenAside(folder, bytes), path);
    flushFolder(folder);
  } catch (thrown) {
    throw writeFailure(basename(path), thrown);
  }
}

function writtenAside(folder: string, bytes: Buffer): string {
  const aside = join(folder, `.${process.pid}-${Math.trunc(performance.now() * 1000)}.part`);
  try {
    writeFlushed(aside, bytes);
    return aside;
  } catch (thrown) {
    rmSync(aside, { force: true });
    throw thrown;
  }
}

function writeFlushed(path: string, bytes: Buffer): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows cannot flush a folder and does not need to. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Puts a large file in a second place: as one file with two names where the disk allows, else as a copy. */
export function linkOrCopy(from, to) {
  rmSync(to, { force: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** The same for a folder and all in it. */
export function linkOrCopyFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkOrCopyFolder(source, target);
    else linkOrCopy(source, target);
  }
}

/** A link to a folder that ordinary users may make on every system. */
export function linkFolder(target, path) {
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path, process.platform === 'win32' ? 'junction' : 'dir');
}

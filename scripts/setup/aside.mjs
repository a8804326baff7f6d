import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lives } from './lives.mjs';

/**
 * Makes a folder that is either whole or not there: it is filled under another name and renamed when done.
 * A maker that was killed leaves only that other name, which the next one sweeps away.
 *
 * @param {string} target the folder to be
 * @param {(folder: string) => Promise<void>} fill
 */
export async function makeAside(target, fill) {
  sweep(target);
  const aside = `${target}.${process.pid}.making`;
  mkdirSync(aside, { recursive: true });
  try {
    await fill(aside);
    rmSync(target, { recursive: true, force: true });
    renameSync(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Writes a file that is either whole or not there. */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.making`;
  writeFileSync(aside, text);
  renameSync(aside, file);
}

/** Removes what makers of this target left that no longer live. */
function sweep(target) {
  const folder = dirname(target);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(`${basename(target)}.`) && /\.(\d+)\.making$/.exec(name)?.[1];
    if (pid && !lives(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

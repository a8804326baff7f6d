import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folders } from './folders';
import { bytesBelow } from './storage';
import { remove } from './trash';

/** What no plan has asked for in this time is not kept. */
const UNUSED_DAYS = 30;
/** Beyond it the longest unused goes first. */
const MOST_BYTES = 20e9;

/**
 * Removes prepared rows that nobody has asked for in a month, and the longest unused ones where all take too much; a run
 * that needs them makes them again. To be called before anything trains.
 */
export async function cleanPrepared(
  { prepared, trash }: Pick<Folders, 'prepared' | 'trash'>,
  now: Date,
  most = MOST_BYTES,
): Promise<void> {
  const oldest = now.getTime() - UNUSED_DAYS * 24 * 60 * 60 * 1000;
  let kept = 0;
  for (const { name, used, bytes } of await newestFirst(prepared)) {
    kept += bytes;
    if (used < oldest || kept > most) await remove(join(prepared, name), join(trash, name));
  }
}

/** Folders by when they were last asked for: that is their time of change. */
async function newestFirst(prepared: string): Promise<{ name: string; used: number; bytes: number }[]> {
  const found = (await readdir(prepared)).map(async (name) => {
    const place = join(prepared, name);
    const [{ mtimeMs: used }, bytes] = await Promise.all([stat(place), bytesBelow(place)]);
    return { name, used, bytes };
  });
  return (await Promise.all(found)).sort((a, b) => b.used - a.used);
}

import { readdir, rename, rm, mkdir, stat, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sqlite } from './sqlite';

const KEPT = 3;
const DAY_MS = 86_400_000;
const NAME = /^history-(\d+)\.sqlite$/;

/** Backups of a folder, newest first. Their names count up: clocks may step back. */
export async function backupsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const numbered = names.flatMap((name) => {
    const number = NAME.exec(name)?.[1];
    return number === undefined ? [] : [{ name, number: Number(number) }];
  });
  return numbered.sort((a, b) => b.number - a.number).map(({ name }) => join(folder, name));
}

/** Writes a whole copy beside the others and keeps the newest three. */
export async function backUp(db: Sqlite, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const older = await backupsIn(folder);
  const last = Number(NAME.exec(older[0]?.slice(folder.length + 1) ?? '')?.[1] ?? 0);
  const target = join(folder, `history-${String(last + 1).padStart(4, '0')}.sqlite`);
  await db.backup(`${target}.part`);
  await rename(`${target}.part`, target);
  for (const old of older.slice(KEPT - 1)) await rm(old, { force: true });
}

/** A backup once a day is enough: the history grows by rows, and its files are checked at every start. */
export async function backUpDaily(db: Sqlite, folder: string): Promise<void> {
  const newest = (await backupsIn(folder))[0];
  const age = newest === undefined ? Infinity : Date.now() - (await stat(newest)).mtimeMs;
  if (age > DAY_MS || age < 0) await backUp(db, folder);
}

/**
 * Moves a damaged history with its `-wal` and `-shm` out of the way, together, and puts the newest backup in its place.
 * @returns where the damaged files are, and the backup that was restored, if there was one
 */
export async function setAside(
  file: string,
  folder: string,
): Promise<{ aside: string; backup: string | undefined }> {
  const aside = join(folder, `damaged-${Date.now()}`);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const end of ['', '-wal', '-shm']) {
    await rename(file + end, join(aside, `history.sqlite${end}`)).catch((thrown: NodeJS.ErrnoException) => {
      if (thrown.code !== 'ENOENT') throw thrown;
    });
  }
  const backup = (await backupsIn(folder))[0];
  if (backup !== undefined) await copyFile(backup, file);
  return { aside, backup };
}

import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors/app-error';
import { codeOf } from '../history/sqlite';
import { foldersIn } from './folders';

/**
 * Whether a folder can be a data folder: it is empty or one already, and can be written.
 * @throws AppError system.folder-unwritable, system.folder-not-empty
 */
export async function checkHome(folder: string): Promise<void> {
  const probe = join(folder, `.espalier-${randomUUID()}`);
  try {
    await writeFile(probe, '', { flag: 'wx' });
  } catch (thrown) {
    throw new AppError('system.folder-unwritable', { folder, reason: codeOf(thrown) });
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
  const isHome = await stat(foldersIn(folder).history).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isHome && (await readdir(folder)).length > 0)
    throw new AppError('system.folder-not-empty', { folder });
}

/** A stored dataset on disk: `dataset.json` describes what `data.duckdb` holds. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataset } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { z } from '../../shared/zod';

export const DATA_FILE = 'data.duckdb';
export const TABLE = 'data';
const DESCRIPTION_FILE = 'dataset.json';

const description = z.object({ format: z.literal(1), dataset, dataBytes: z.number().int() });
export type Description = z.infer<typeof description>;

export async function writeDescription(folder: string, of: Omit<Description, 'format'>): Promise<void> {
  await writeFile(join(folder, DESCRIPTION_FILE), JSON.stringify({ format: 1, ...of }), {
    flag: 'wx',
    mode: 0o600,
  });
}

/** @throws data.unknown when the folder is not there, data.damaged when it is not as it was written */
export async function readDescription(store: string, id: string): Promise<Description> {
  const folder = join(store, id);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new AppError('data.unknown', { dataset: id });
  try {
    const read = description.parse(JSON.parse(await readFile(join(folder, DESCRIPTION_FILE), 'utf8')));
    if ((await stat(join(folder, DATA_FILE))).size === read.dataBytes) return read;
  } catch {
    // Whatever is missing or unreadable here was whole when it was written.
  }
  throw new AppError('data.damaged', { dataset: id });
}

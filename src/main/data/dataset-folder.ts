import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { dataset as datasetSchema, datasetId, type Dataset } from '../../shared/dataset';

/** The file that holds a dataset's table, and the one that describes it. */
export const TABLE_FILE = 'table.duckdb';
export const DATASET_FILE = 'dataset.json';

/**
 * The dataset of that id, if it is there.
 * @throws data.damaged when its description cannot be read
 */
export async function datasetIn(folder: string, id: string): Promise<Dataset | undefined> {
  if (!datasetId.safeParse(id).success) return undefined;
  const text = await readFile(join(folder, id, DATASET_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return datasetSchema.parse(JSON.parse(text));
  } catch {
    throw new AppError('data.damaged', { dataset: id });
  }
}

import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { DatasetOf } from '../main/plans/resolve';
import type { Session } from './session';

/** Finds or imports the data that a plan file names; a file name counts from the folder of the plan file. */
export function datasetsBeside(session: Session, path: string): DatasetOf {
  return async (data) => {
    if ('dataset' in data) return data.dataset;
    if ('sample' in data) return (await session.client.call('samples.open', { sample: data.sample })).id;
    const { token } = await session.offer(resolve(dirname(path), data.file));
    const imported = await session.client.call('datasets.import', { job: randomUUID(), token, options: {} });
    return imported.dataset.id;
  };
}

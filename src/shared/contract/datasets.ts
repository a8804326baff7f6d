import { badRow, cell, dataset, datasetId, preview, readOptions, rowFilter, rowSort } from '../dataset';
import { z } from '../zod';
import { call } from './call';

export const datasetCalls = {
  'datasets.preview': call(z.object({ token: z.string(), options: readOptions.partial() }), preview),
  /** Answers when the import has ended; progress comes as events named by `job`. */
  'datasets.import': call(
    z.object({ job: z.string(), token: z.string(), options: readOptions.partial() }),
    z.object({ dataset, known: z.boolean(), skipped: z.array(badRow) }),
  ),
  'datasets.cancelImport': call(z.object({ job: z.string() }), z.object({})),
  'datasets.list': call(z.object({}), z.array(dataset)),
  'datasets.get': call(z.object({ id: datasetId }), dataset),
  /** Until the lab is opened again it can be restored. Refused with `data.in-use` while runs rest on it. */
  'datasets.delete': call(z.object({ id: datasetId }), z.object({})),
  'datasets.restore': call(z.object({ id: datasetId }), dataset),
  /** Rows in the order of the file, or of a column; of those that pass all filters. At most 500 at a time. */
  'datasets.page': call(
    z.object({
      id: datasetId,
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
      filters: z.array(rowFilter).max(50).default([]),
      sort: rowSort.nullable().default(null),
    }),
    z.object({
      total: z.number().int(),
      /** Row ids in the file, from 0. */
      ids: z.array(z.number().int()),
      rows: z.array(z.array(cell)),
    }),
  ),
  'samples.list': call(
    z.object({}),
    z.array(
      z.object({
        name: z.string(),
        studies: z.array(z.string()),
        title: z.object({ en: z.string(), zh: z.string() }),
        about: z.object({ en: z.string(), zh: z.string() }),
      }),
    ),
  ),
  /** Imports a sample (or finds it). */
  'samples.open': call(z.object({ sample: z.string() }), dataset),
};

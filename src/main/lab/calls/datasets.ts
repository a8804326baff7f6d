import type { Handlers } from '../../../shared/contract/contract';
import type { DatasetStore } from '../../data/store';
import type { FileTokens } from '../file-tokens';
import type { Imports } from '../imports';

type DatasetCalls = `datasets.${string}` & keyof Handlers;

/** The calls about datasets. */
export function datasetHandlers(
  store: DatasetStore,
  files: FileTokens,
  imports: Imports,
): Pick<Handlers, DatasetCalls> {
  return {
    'datasets.preview': ({ token, options }) => store.preview(files.path(token), files.name(token), options),
    'datasets.import': ({ job, token, options }) =>
      imports.run(job, files.path(token), files.name(token), options),
    'datasets.cancelImport': ({ job }) => {
      imports.cancel(job);
      return {};
    },
    'datasets.list': () => store.list(),
    'datasets.get': ({ id }) => store.get(id),
    'datasets.page': async ({ id, from, count, filters, sort }) => {
      if (filters.length > 0 || sort) return store.find(id, { filters, sort }, from, count);
      // A page by row id is as quick at the end of a table as at its beginning.
      const page = await store.page(id, from, count);
      return { ...page, ids: page.rows.map((_, i) => from + i) };
    },
  };
}

import type { Handlers } from '../../../shared/contract/contract';
import { AppError } from '../../../shared/errors/app-error';
import type { DatasetStore } from '../../data/store';
import type { RunReader } from '../../history/run-reader';
import type { Events } from '../events';
import type { FileTokens } from '../file-tokens';
import type { Imports } from '../imports';

type DatasetCalls = `datasets.${string}` & keyof Handlers;

/** What these calls need of the lab. */
interface DatasetDeps {
  readonly store: DatasetStore;
  readonly files: FileTokens;
  readonly imports: Imports;
  readonly runs: Pick<RunReader, 'restingOn'>;
  readonly events: Pick<Events, 'emit'>;
}

/** The calls about datasets. */
export function datasetHandlers({
  store,
  files,
  imports,
  runs,
  events,
}: DatasetDeps): Pick<Handlers, DatasetCalls> {
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
    'datasets.delete': async ({ id }) => {
      const { name } = await store.get(id);
      const resting = runs.restingOn(id);
      if (resting > 0) throw new AppError('data.in-use', { name, runs: resting });
      await store.remove(id);
      events.emit({ type: 'dataset.removed', dataset: id });
      return {};
    },
    'datasets.restore': async ({ id }) => {
      const dataset = await store.restore(id);
      events.emit({ type: 'dataset.added', dataset });
      return dataset;
    },
    'datasets.page': async ({ id, from, count, filters, sort }) => {
      if (filters.length > 0 || sort) return store.find(id, { filters, sort }, from, count);
      // A page by row id is as quick at the end of a table as at its beginning.
      const page = await store.page(id, from, count);
      return { ...page, ids: page.rows.map((_, i) => from + i) };
    },
  };
}

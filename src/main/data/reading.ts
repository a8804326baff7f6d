import { AppError } from '../../shared/errors/app-error';
import { readStored } from '../../shared/recipe/reading';
import type { Cleaning } from '../../shared/recipe/recipe';
import type { DatasetStore } from './store';

/** Stored rows with their cells as a recipe reads them. @throws data.not-number at the first cell that is not what it is read as */
export function reading(
  store: Pick<DatasetStore, 'rows'>,
  { read }: Pick<Cleaning, 'read'>,
): Pick<DatasetStore, 'rows'> {
  const readings = new Map(Object.entries(read));
  return {
    async *rows(id, names) {
      const wanted = names.map((name) => readings.get(name));
      for await (const { first, columns } of store.rows(id, names)) {
        yield {
          first,
          columns: columns.map((cells, i) => {
            const how = wanted[i];
            if (!how) return cells;
            return cells.map((cell, at) => {
              const found = readStored(how, cell);
              if (found !== undefined) return found;
              throw new AppError('data.not-number', {
                column: names[i] ?? '',
                row: first + at + 1,
                value: String(cell),
              });
            });
          }),
        };
      }
    },
  };
}

import type { Dataset } from '../../shared/dataset';

/**
 * The newest table that came in later under the same name. Tables never change, so one of the same name has other
 * content: what rests on the earlier one may be out of date.
 * @returns undefined where there is none, or the table is not known
 */
export function newerTable(tables: readonly Dataset[], id: string): Dataset | undefined {
  const own = tables.find((table) => table.id === id);
  return tables
    .filter((table) => own && table.name === own.name && table.importedAt > own.importedAt)
    .sort((a, b) => b.importedAt.localeCompare(a.importedAt))[0];
}

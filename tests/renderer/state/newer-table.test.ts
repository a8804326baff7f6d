import { expect, test } from 'vitest';
import { newerTable } from '../../../src/renderer/state/newer-table';
import { penguins, spectra } from '../fake-lab/tables';

const later = { ...penguins.dataset, id: 'ffffffffffffffff', importedAt: '2031-12-01T00:00:00.000Z' };
const latest = { ...later, id: 'eeeeeeeeeeeeeeee', importedAt: '2031-12-02T00:00:00.000Z' };

test('a table that came in later under the same name makes the earlier one old', () => {
  const tables = [penguins.dataset, spectra.dataset, later];
  expect(newerTable(tables, penguins.dataset.id)).toEqual(later);
  expect(newerTable([latest, ...tables], penguins.dataset.id)).toEqual(latest);
  expect(newerTable(tables, later.id)).toBeUndefined();
  expect(newerTable(tables, spectra.dataset.id)).toBeUndefined();
  expect(newerTable(tables, 'a table that is not known')).toBeUndefined();
});

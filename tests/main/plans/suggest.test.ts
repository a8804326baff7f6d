import { expect, test } from 'vitest';
import { suggestPlan } from '../../../src/main/plans/suggest';
import type { Dataset } from '../../../src/shared/dataset';
import { cleaning } from '../../../src/shared/recipe/recipe';

const asItIs = cleaning.parse({});
const table = (change: Partial<Dataset> = {}): Dataset => ({
  id: '0123456789abcdef',
  name: 'birds.csv',
  rows: 400,
  bytes: 100,
  importedAt: '2026-01-01T00:00:00.000Z',
  skippedRows: 0,
  columns: ['wing', 'beak', 'species'].map((name) => ({
    name,
    type: name === 'species' ? 'text' : 'number',
    missing: 0,
    distinct: name === 'species' ? 3 : 397,
    numbers: null,
    top: [{ value: 'x', count: 1 }],
  })),
  problems: [],
  ...change,
});

test('a plan is called after the table and what it predicts, not after a kind of file', () => {
  expect(suggestPlan(table(), ['species', 'wing'], asItIs).name).toBe('birds: species, wing');
  expect(suggestPlan(table({ name: '茶园.TSV' }), ['wing'], asItIs).name).toBe('茶园: wing');
  expect(suggestPlan(table({ name: '.csv' }), ['wing'], asItIs).name).toBe('.csv: wing');
  expect(suggestPlan(table({ name: 'v1.2' }), ['wing'], asItIs).name).toBe('v1.2: wing');
});

test.each([
  [100, 32, 32],
  [400, 64, 32],
  [13_000, 64, 64],
  [2_000_000, 128, 1024],
])('a table of %d rows gets %d units a layer and batches of %d', (rows, units, batchSize) => {
  const { design, method } = suggestPlan(table({ rows }), ['species'], asItIs);
  expect(design.trunk.map((layer) => layer.kind === 'dense' && layer.units)).toEqual([units, units]);
  expect(method.batchSize).toBe(batchSize);
});

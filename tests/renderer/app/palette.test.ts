import { expect, test } from 'vitest';
import { entriesOf, matching, type Entry } from '../../../src/renderer/app/palette';
import { Language } from '../../../src/renderer/language/language.svelte';
import { aWorkspace } from '../state/a-workspace';

const entry = (label: string, kind?: string): Entry => ({
  key: label,
  label,
  ...(kind !== undefined && { kind }),
  run: () => undefined,
});
const labels = (entries: readonly Entry[]): string[] => entries.map(({ label }) => label);

test('every typed word must be meant, by the label or the kind, letters left out or not', () => {
  const entries = [entry('Runs'), entry('Meat spectra', 'Study'), entry('meat-spectra.csv', 'Dataset')];
  expect(labels(matching(entries, 'meat stu'))).toEqual(['Meat spectra']);
  expect(labels(matching(entries, 'mtspec'))).toContain('Meat spectra');
  expect(labels(matching(entries, ' '))).toHaveLength(3);
  expect(matching(entries, 'xyz')).toEqual([]);
});

test('Chinese is found by its signs', () => {
  expect(labels(matching([entry('设置'), entry('数据'), entry('浅色主题')], '主题'))).toEqual(['浅色主题']);
});

test('what begins with the typed text comes first', () => {
  expect(labels(matching([entry('Light theme'), entry('Theme'), entry('Learn')], 'the')).slice(0, 2)).toEqual(
    ['Theme', 'Light theme'],
  );
});

test('studies and tables of the lab are among the entries and lead to them', async () => {
  const { workspace, page } = aWorkspace();
  await Promise.all([workspace.studies.load(), workspace.datasets.load()]);
  const entries = entriesOf([], workspace, new Language(['en'], () => 'system'));
  matching(entries, 'penguins dataset')[0]?.run();
  expect(page.location.hash).toBe('#/dataset/a1b2c3d4e5f60718');
});

import { expect, test } from 'vitest';
import { createEvents } from '../../../src/main/lab/events';
import { createImports, type Imported } from '../../../src/main/lab/imports';
import type { LabEvent } from '../../../src/shared/contract/events';

const dataset = {
  id: '0123456789abcdef',
  name: 'd',
  rows: 1,
  bytes: 1,
  importedAt: '',
  skippedRows: 0,
  columns: [],
  problems: [],
};

function listening(): { events: ReturnType<typeof createEvents>; told: LabEvent[] } {
  const events = createEvents();
  const told: LabEvent[] = [];
  events.subscribe((event) => told.push(event));
  return { events, told };
}

test('progress is told under the name of the import, not at every row; a new dataset is told to all', async () => {
  const { events, told } = listening();
  const imports = createImports(
    {
      async import(_path, _name, _options, { progress }) {
        for (let row = 0; row < 1000; row++) progress('reading', row / 1000, row);
        progress('profiling', 0, 1000);
        return { dataset, known: false, skipped: [] };
      },
    },
    events,
  );
  await imports.run('j', 'p', 'n', {});
  expect(told[0]).toEqual({ type: 'import.progress', job: 'j', stage: 'reading', share: 0, rows: 0 });
  expect(told.length).toBeLessThan(20);
  expect(told.slice(-2)).toEqual([
    { type: 'import.progress', job: 'j', stage: 'profiling', share: 0, rows: 1000 },
    { type: 'dataset.added', dataset },
  ]);
});

test('an import that was there already is no news; cancelling reaches only the one that is named', async () => {
  const { events, told } = listening();
  const signals: AbortSignal[] = [];
  const ends: (() => void)[] = [];
  const imports = createImports(
    {
      import: (_path, _name, _options, { signal }) =>
        new Promise<Imported>((resolve) => {
          signals.push(signal);
          ends.push(() => resolve({ dataset, known: true, skipped: [] }));
        }),
    },
    events,
  );
  const both = [imports.run('a', 'p', 'n', {}), imports.run('b', 'p', 'n', {})];
  imports.cancel('b');
  imports.cancel('none');
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
  imports.close();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  ends.forEach((end) => end());
  await Promise.all(both);
  expect(told).toEqual([]);
});

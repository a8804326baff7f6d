import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examine, type DoctorDeps } from '../../../src/main/lab/doctor';
import { AppError } from '../../../src/shared/errors/app-error';
import type { BackendInfo } from '../../../src/shared/run';
import { temporaryHome } from '../history/example';

const native: BackendInfo = { name: 'tensorflow', version: '2.21.0 (tfjs-node 4.22.0)', reason: '' };

function deps(home: string, changes: Partial<DoctorDeps> = {}): DoctorDeps {
  const backend = async (): Promise<BackendInfo> => native;
  return {
    home,
    slots: 2,
    setupReport: join(home, 'setup.json'),
    sqlite: '3',
    duckdb: async () => 'v1',
    backend,
    ...changes,
  };
}

const report = (home: string, parts: object): Promise<void> =>
  writeFile(join(home, 'setup.json'), JSON.stringify({ format: 1, parts }));

test('all is well: every part has its value and nobody is told to do anything', async () => {
  await using home = await temporaryHome();
  await report(home.home, { electron: { state: 'ready', detail: '45.4.1' } });
  const { ok, lines } = await examine(deps(home.home));
  expect(ok).toBe(true);
  const values = Object.fromEntries(lines.map(({ part, value }) => [part, value]));
  expect(values).toMatchObject({
    node: process.versions.node,
    backend: 'tensorflow 2.21.0 (tfjs-node 4.22.0)',
    threads: '2 × 1',
    electron: '45.4.1',
    sqlite: '3',
    duckdb: 'v1',
    'data-folder': home.home,
  });
  expect(values['disk']).toMatch(/^\d+\.\d GB$/);
  expect(lines.flatMap(({ remedy }) => [remedy.en, remedy.zh]).join('')).toBe('');
});

test('what set-up could not provide is told with its own words, in both languages', async () => {
  await using home = await temporaryHome();
  const said = { why: { en: 'Why.', zh: '原因。' }, remedy: { en: 'Do this.', zh: '这样做。' } };
  await report(home.home, {
    tensorflow: { state: 'missing', ...said },
    electron: { state: 'missing', ...said },
    'window-system': { state: 'missing', ...said },
  });
  const wasm: BackendInfo = { name: 'wasm', version: '4.22.0', reason: 'tensorflow: not there.' };
  const { ok, lines } = await examine(deps(home.home, { backend: async () => wasm }));
  expect(ok).toBe(false);
  const missing = lines.filter((line) => !line.ok);
  expect(missing.map(({ part }) => part)).toEqual(['backend', 'electron', 'window-system']);
  expect(missing.map(({ remedy }) => remedy)).toEqual(
    Array(3).fill({ en: 'Why. Do this.', zh: '原因。这样做。' }),
  );
});

test('an old Electron for trials works, and what would be better is said', async () => {
  await using home = await temporaryHome();
  await report(home.home, {
    electron: {
      state: 'ready',
      detail: '25.1.1',
      lesser: true,
      why: { en: 'Old.', zh: '旧版。' },
      remedy: { en: 'Run set-up.', zh: '请运行安装。' },
    },
  });
  const { ok, lines } = await examine(deps(home.home));
  expect(ok).toBe(true);
  expect(lines.find(({ part }) => part === 'electron')).toEqual({
    part: 'electron',
    ok: true,
    value: '25.1.1',
    remedy: { en: 'Old. Run set-up.', zh: '旧版。请运行安装。' },
  });
});

test('without a report the slower backend still says why, and a damaged report is none', async () => {
  await using home = await temporaryHome();
  await writeFile(join(home.home, 'setup.json'), '{');
  const wasm: BackendInfo = { name: 'wasm', version: '4.22.0', reason: 'no library' };
  const { lines } = await examine(deps(home.home, { backend: async () => wasm }));
  expect(lines.find(({ part }) => part === 'backend')?.remedy.en).toContain('(no library)');
});

test('trainers that do not start are a line, not the end of the examination', async () => {
  await using home = await temporaryHome();
  const backend = async (): Promise<never> => {
    throw new AppError('run.trainer-died', { reason: 'exit-code 1', epoch: 0 });
  };
  const { lines } = await examine(deps(home.home, { backend }));
  expect(lines.find(({ part }) => part === 'backend')).toMatchObject({
    ok: false,
    remedy: { en: expect.stringContaining('exit code 1') },
  });
});

test('a data folder that is gone, such as one on a drive that was pulled', async () => {
  await using home = await temporaryHome();
  const { ok, lines } = await examine(deps(join(home.home, 'gone')));
  expect(ok).toBe(false);
  const faulty = lines.filter((line) => !line.ok && line.part !== 'electron');
  expect(faulty.map(({ part, value }) => [part, value])).toEqual([
    ['data-folder', join(home.home, 'gone')],
    ['disk', '0.0 GB'],
  ]);
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unrunnable } from '../../scripts/run/needs.mjs';
import { readResults } from '../../scripts/run/results.mjs';
import { freshPlaces } from './fresh-places';

let fresh: ReturnType<typeof freshPlaces>;

beforeEach(() => {
  fresh = freshPlaces();
});
afterEach(() => fresh.remove());

/** A report as vitest writes it: for each file the outcomes of its tests. */
function report(files: Record<string, { status?: string; tests: string[] }>, success = true): string {
  const file = join(fresh.folder, 'report.json');
  const testResults = Object.entries(files).map(([name, { status = 'passed', tests }]) => ({
    name: join(fresh.places.root, name),
    status,
    assertionResults: tests.map((outcome, index) => ({ status: outcome, fullName: `case ${index + 1}` })),
  }));
  writeFileSync(file, JSON.stringify({ success, testResults }));
  return file;
}

test('passed and failed tests are counted over all files', () => {
  const file = report({
    'a.test.ts': { tests: ['passed', 'passed'] },
    'b.test.ts': { status: 'failed', tests: ['passed', 'failed'] },
  });
  expect(readResults(file, fresh.places.root)).toEqual({ passed: 3, failed: 1, skipped: [] });
});

test('skipped tests are named', () => {
  const file = report({ 'a.test.ts': { tests: ['passed', 'skipped', 'todo'] } });
  expect(readResults(file, fresh.places.root).skipped).toEqual(['a.test.ts: case 2', 'a.test.ts: case 3']);
});

test('a file that does not load is a failure though it has no test', () => {
  const file = report({ 'a.test.ts': { tests: ['passed'] }, 'b.test.ts': { status: 'failed', tests: [] } });
  expect(readResults(file, fresh.places.root).failed).toBe(1);
});

test('an error outside of every test is a failure', () => {
  const file = report({ 'a.test.ts': { tests: ['passed'] } }, false);
  expect(readResults(file, fresh.places.root)).toEqual({ passed: 1, failed: 1, skipped: [] });
});

test('a run that left no report has failed', () => {
  expect(readResults(join(fresh.folder, 'none.json'), fresh.places.root).failed).toBe(1);
});

test('test files whose needs are not met here are named with what they lack', () => {
  const tests = join(fresh.places.root, 'tests', 'e2e');
  mkdirSync(tests, { recursive: true });
  writeFileSync(join(tests, 'window.test.ts'), '// needs: electron, native\n');
  writeFileSync(join(tests, 'native.test.ts'), '// needs: native\n');
  writeFileSync(join(tests, 'plain.test.ts'), "test('anywhere', () => undefined);\n");
  const ready = { state: 'ready' };
  const parts = {
    tensorflow: ready,
    electron: { state: 'missing' },
    'window-system': ready,
    'test-system': ready,
  };

  expect(unrunnable(fresh.places.root, parts)).toEqual([
    { file: join('tests', 'e2e', 'window.test.ts'), lacks: ['electron'] },
  ]);
});

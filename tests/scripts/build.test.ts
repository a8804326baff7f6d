import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../scripts/run/build.mjs';
import { here } from '../../scripts/setup/places.mjs';

const out = join(here.root, 'out');

beforeAll(() => buildIfStale(here, process.execPath));

/** Everything a built file requires as it is loaded: packages by name, through all of its own parts. */
function loadedBy(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  // What is required inside a function or an arrow is loaded later, or never: only lines without an indent count.
  const atOnce = readFileSync(file, 'utf8').matchAll(/^(?:\S.*)?\brequire\("([^"]+)"\)/gm);
  return [...atOnce].flatMap(([line, name = '']) => {
    if (line.includes('=>')) return [];
    return name.startsWith('./') ? loadedBy(join(file, '..', name), seen) : [name.replace(/^node:/, '')];
  });
}

const native = /^(better-sqlite3|@duckdb|@tensorflow|onnxruntime)/;

test("Electron's entry loads nothing native: it must first ask whether this Electron can", () => {
  expect(loadedBy(join(out, 'main', 'index.js')).filter((name) => native.test(name))).toEqual([]);
});

test.each(['cli', 'lab'])('%s knows neither Electron nor tensors', (entry) => {
  const loaded = loadedBy(join(out, 'main', `${entry}.js`));
  expect(loaded.filter((name) => /^(electron|@tensorflow)/.test(name))).toEqual([]);
});

test.each(['trainer', 'thread'])('%s knows neither Electron nor the database', (entry) => {
  const loaded = loadedBy(join(out, 'main', `${entry}.js`));
  expect(loaded.filter((name) => /^(electron|better-sqlite3|@duckdb)/.test(name))).toEqual([]);
});

test('the preload script requires electron and nothing else, as a sandboxed one must', () => {
  expect(new Set(loadedBy(join(out, 'preload', 'index.js')))).toEqual(new Set(['electron']));
});

test('what the Node of the trial runtime cannot load from node_modules is bundled', () => {
  for (const entry of ['index', 'trainer', 'thread']) {
    const packages = loadedBy(join(out, 'main', `${entry}.js`)).filter((name) =>
      existsSync(join(here.modules, name, 'package.json')),
    );
    const modern = packages.filter((name) => {
      const { type, exports } = JSON.parse(readFileSync(join(here.modules, name, 'package.json'), 'utf8'));
      return type === 'module' && !JSON.stringify(exports ?? '').includes('"require"');
    });
    expect(modern, entry).toEqual([]);
  }
});

import { describe, expect, test } from 'vitest';
import { readSources, type Source } from './sources';

const sources = readSources();

/** Who may import whom: the longest folder that fits a file has the say. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // What both sides of every boundary know runs anywhere.
  'src/shared/': ['src/shared/'],
  'src/shared/zod.ts': ['zod'],

  // Tensors, not windows or tables.
  'src/worker/': ['src/worker/', 'src/shared/', 'node:', '@tensorflow/tfjs'],
  'src/worker/kernels/': ['src/worker/kernels/', '@tensorflow/tfjs'],
  'src/worker/backend/': [
    'src/worker/backend/',
    'src/worker/kernels/',
    'src/shared/',
    'node:',
    '@tensorflow/tfjs',
  ],

  // The lab: tables, files and processes, not tensors, and never Electron.
  'src/main/': ['src/main/', 'src/shared/', 'node:'],
  // The version is in the package's own file; the doctor asks the data engine for its own.
  'src/main/lab/': ['src/main/', 'src/shared/', 'node:', 'package.json', '@duckdb/node-api'],
  // What goes into an export as it is.
  'src/main/models/': ['src/main/', 'src/shared/', 'node:', 'resources/export/'],
  'src/main/history/': ['src/main/', 'src/shared/', 'node:', 'better-sqlite3'],
  'src/main/data/': ['src/main/', 'src/shared/', 'node:', '@duckdb/node-api', 'chardet', 'iconv-lite'],
  'src/main/plans/': ['src/main/', 'src/shared/', 'node:', 'jsonc-parser'],
  'src/main/serve/': ['src/main/', 'src/shared/', 'node:', 'ws', '@msgpack/msgpack'],
  // The shell: the only files that know Electron.
  'src/main/shell/': ['src/main/', 'src/shared/', 'node:', 'electron'],
  'src/main/index.ts': ['src/main/', 'src/shared/', 'node:', 'electron'],

  // Transport only.
  'src/preload/': ['src/shared/', 'electron'],

  'src/cli/': ['src/cli/', 'src/main/', 'src/shared/', 'node:', 'commander', 'package.json'],

  // The page: the contract and what draws it.
  'src/renderer/': [
    'src/renderer/',
    'src/shared/',
    'svelte',
    'bits-ui',
    '@lucide/svelte',
    'chart.js',
    'chartjs-plugin-annotation',
    'fuzzysort',
    'tinykeys',
    '@tanstack/virtual-core',
  ],
  'src/renderer/api/': ['src/renderer/api/', 'src/shared/', '@msgpack/msgpack'],
};

/** What a folder may not import although the table above would let it. */
const FORBIDDEN: readonly (readonly [from: string, to: string])[] = [
  ['src/cli/', 'src/main/shell/'],
  ['src/cli/', 'src/main/index.ts'],
  ['src/main/(?!shell/|index.ts)', 'src/main/shell/'],
  ['src/main/', 'src/main/index.ts'],
  // The lab knows nothing of who serves it.
  ['src/main/(?!shell/|serve/|index.ts|lab/process.ts)', 'src/main/serve/'],
  // Views are made of components and state, state of calls; never the other way.
  ['src/renderer/components/', 'src/renderer/(views|api)/'],
  ['src/renderer/state/', 'src/renderer/(views|components|app)/'],
  ['src/renderer/language/', 'src/renderer/(views|components|app|api)/'],
  ['src/renderer/views/', 'src/renderer/api/'],
];

function allowedIn(path: string): readonly string[] {
  const fitting = Object.keys(ALLOWED).filter((folder) => path.startsWith(folder));
  return ALLOWED[fitting.sort((a, b) => b.length - a.length)[0] ?? ''] ?? [];
}

function breaches({ path, imports }: Source): string[] {
  const allowed = allowedIn(path);
  const fits = (name: string): boolean =>
    allowed.some((one) => (one.endsWith('/') ? name.startsWith(one) : name === one));
  const forbidden = (name: string): boolean =>
    FORBIDDEN.some(([from, to]) => new RegExp(`^${from}`).test(path) && new RegExp(`^${to}`).test(name));
  return imports.filter((name) => !fits(name) || forbidden(name)).map((name) => `${path} -> ${name}`);
}

describe('who may import whom', () => {
  test('every import keeps to the table', () => {
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  test.each([
    ['src/shared/plan.ts', 'node:'],
    ['src/shared/plan.ts', 'zod'],
    ['src/worker/run/train.ts', 'better-sqlite3'],
    ['src/worker/run/train.ts', 'src/main/lab/lab.ts'],
    ['src/main/lab/lab.ts', 'electron'],
    ['src/main/lab/lab.ts', '@tensorflow/tfjs'],
    ['src/main/lab/lab.ts', 'src/main/serve/serve.ts'],
    ['src/main/serve/serve.ts', 'src/main/shell/page.ts'],
    ['src/renderer/main.ts', 'node:'],
    ['src/renderer/main.ts', 'src/main/lab/lab.ts'],
    ['src/renderer/components/Badge.svelte', 'src/renderer/views/home/HomeView.svelte'],
    ['src/preload/index.ts', 'src/main/shell/page.ts'],
    ['src/cli/index.ts', 'src/main/shell/page.ts'],
  ])('%s could not import %s', (path, name) => {
    expect(breaches({ path, text: '', imports: [name] })).toHaveLength(1);
  });

  test('every import is of something that is there', () => {
    const missing = sources.flatMap(({ path, imports }) =>
      imports.filter((name) => name.endsWith('(missing)')).map((name) => `${path} -> ${name}`),
    );
    expect(missing).toEqual([]);
  });
});

test('no file imports itself, by whatever way round', () => {
  expect(cycles(new Map(sources.map(({ path, imports }) => [path, imports])))).toEqual([]);
});

test('a way round would be found', () => {
  const imports = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ]);
  expect(cycles(imports)).toEqual(['a -> b -> c -> a']);
});

/** One way round for each file that closes one, in the order of a walk that visits each file once. */
function cycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, above: readonly string[]): void => {
    const at = above.indexOf(path);
    if (at >= 0) found.push([...above.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...above, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return found;
}

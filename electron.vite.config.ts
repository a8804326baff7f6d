import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Everything that runs in Node, each entry a file of its own in out/main.
 * Node 18 is the oldest host: it is inside the trial runtime.
 */
const nodeEntries = {
  index: 'src/main/index.ts',
  lab: 'src/main/lab/process.ts',
  cli: 'src/cli/index.ts',
  trainer: 'src/worker/process.ts',
  thread: 'src/worker/thread.ts',
};

/**
 * Packages that stay in node_modules: those with native parts or files of their own beside them.
 * All else is bundled, because a CommonJS file cannot load an ESM-only package in Node 18.
 */
const external = ['electron', /^node:/, /^@duckdb\//, /^@tensorflow\//, /^better-sqlite3/, /^ws(\/|$)/];

const presentEntries = Object.fromEntries(
  Object.entries(nodeEntries)
    .map(([name, path]) => [name, at(path)] as const)
    .filter(([, path]) => existsSync(path)),
);

const preloadEntry = at('src/preload/index.ts');
const page = at('src/renderer/index.html');

export default defineConfig({
  main:
    Object.keys(presentEntries).length === 0
      ? undefined
      : {
          build: {
            target: 'node18',
            outDir: 'out/main',
            externalizeDeps: false,
            minify: false,
            rolldownOptions: {
              input: presentEntries,
              external,
              // Without these two an entry may require another entry only to borrow from it, and so run it:
              // the Electron entry would load the database before it knows whether it can.
              experimental: { chunkOptimization: false },
              output: {
                format: 'cjs',
                entryFileNames: '[name].js',
                chunkFileNames: 'part-[name]-[hash].js',
                codeSplitting: { groups: [{ name: 'runtime', test: /rolldown.*runtime/ }] },
              },
            },
          },
        },
  preload: !existsSync(preloadEntry)
    ? undefined
    : {
        build: {
          target: 'node18',
          outDir: 'out/preload',
          // A sandboxed preload script can require electron and nothing else.
          externalizeDeps: false,
          minify: false,
          rolldownOptions: {
            input: { index: preloadEntry },
            external: ['electron'],
            output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: false },
          },
        },
      },
  renderer: !existsSync(page)
    ? undefined
    : {
        root: at('src/renderer'),
        plugins: [svelte({ configFile: false })],
        build: {
          target: 'chrome114',
          outDir: at('out/renderer'),
          // The page's rules forbid data: scripts and styles from elsewhere, so nothing is inlined.
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: page },
        },
      },
});

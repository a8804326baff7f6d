import { delimiter } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** One thread for each TensorFlow session: the machine's cores belong to the test files that run side by side. */
const env = { TF_NUM_INTEROP_THREADS: '-1', TF_NUM_INTRAOP_THREADS: '1', TF_CPP_MIN_LOG_LEVEL: '2' };

/** Files that `npm test` leaves out because this machine lacks what they need; it names them. */
const leftOut = (process.env['TESTS_LEFT_OUT'] ?? '').split(delimiter).filter(Boolean);

/** Set by `npm run pictures`: every screen in every look takes many minutes, so that the tests take two of each. */
const screens = [`tests/renderer/screens/*.${process.env['EVERY_PICTURE'] ? 'pictures' : 'test'}.ts`];

const heavy = ['tests/e2e/**/*.test.ts'];
const window = ['tests/renderer/**/*.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'parts',
          include: ['tests/**/*.test.ts'],
          exclude: [...heavy, ...window, ...leftOut],
          environment: 'node',
          env,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        // Svelte's package has two faces; Node would get the one that only prints HTML.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'window',
          include: window,
          exclude: [...screens, ...leftOut],
          environment: './tests/window-environment.ts',
          env,
          server: { deps: { inline: [/svelte/] } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'screens',
          include: screens,
          exclude: leftOut,
          environment: 'node',
          env,
          globalSetup: 'tests/renderer/page/build.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: heavy,
          exclude: leftOut,
          environment: 'node',
          env,
          // Real windows and real training: one file at a time, after the small tests.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

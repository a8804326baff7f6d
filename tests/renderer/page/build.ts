import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built interface over the fake lab. */
    readonly page: string;
  }
}

/** Builds the interface over the fake lab as the product is built, once for all tests that show it. */
export default async function buildPage({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'espalier-page-'));
  await build({
    configFile: false,
    // With the page of the design system, which people are not given.
    mode: 'development',
    root: import.meta.dirname,
    base: './',
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome114',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  provide('page', folder);
  return () => rm(folder, { recursive: true, force: true });
}

// TypeScript contenders as programs of their own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * @param {string[]} names of files beside this one, without ending
 * @returns {Promise<{programs: Record<string, string>, remove: () => Promise<void>}>}
 */
export async function buildContenders(names) {
  const folder = await mkdtemp(join(tmpdir(), 'espalier-contenders-'));
  for (const name of names) {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: at(`${name}.ts`),
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rolldownOptions: {
          external: [/^node:/, /^@tensorflow\//],
          output: { format: 'cjs', entryFileNames: `${name}.cjs` },
        },
      },
      ssr: { noExternal: true, external: ['@tensorflow/tfjs', '@tensorflow/tfjs-node'] },
    });
  }
  return {
    programs: Object.fromEntries(names.map((name) => [name, join(folder, `${name}.cjs`)])),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

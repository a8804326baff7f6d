import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const NATIVE = [
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-node',
  '@tensorflow/tfjs-backend-wasm',
  '@duckdb/node-api',
  'better-sqlite3',
];

export interface Programs {
  /** The real trainer. */
  readonly entry: string;
  /** A lab as a program of its own. */
  readonly host: string;
  remove(): Promise<void>;
}

/** Built from the sources as they are, inside the checkout, so that they find their packages. */
export async function buildTrainer(): Promise<Programs> {
  await mkdir(join(root, 'out'), { recursive: true });
  const folder = await mkdtemp(join(root, 'out', 'trainer-'));
  const input = {
    trainer: join(root, 'src/worker/process.ts'),
    thread: join(root, 'src/worker/thread.ts'),
    host: join(root, 'tests/main/lab/host.ts'),
  };
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: NATIVE },
    build: {
      ssr: true,
      outDir: folder,
      rolldownOptions: {
        input,
        external: [/^node:/, /^@tensorflow\//, /^@duckdb\//, /^better-sqlite3/],
        experimental: { chunkOptimization: false },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  });
  const at = (name: string): string => join(folder, name);
  return {
    entry: at('trainer.js'),
    host: at('host.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

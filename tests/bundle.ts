/** A TypeScript file as a program of its own, so that a test can start it in a process that has done nothing else. */
import { execFile, type ExecFileException } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly errors: string;
}

export interface Program {
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>;
  remove(): Promise<void>;
}

const PACKAGES = fileURLToPath(new URL('../node_modules', import.meta.url));

export async function bundle(entry: URL): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'espalier-program-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(entry),
      outDir: folder,
      minify: false,
      rolldownOptions: {
        external: [/^node:/, /^@tensorflow\//, /^@duckdb\//],
        output: { format: 'cjs', entryFileNames: 'program.cjs' },
      },
    },
    ssr: { noExternal: true, external: ['@tensorflow/tfjs', '@tensorflow/tfjs-node', '@duckdb/node-api'] },
  });
  return {
    run: (args, environment = {}) =>
      start(join(folder, 'program.cjs'), args, { ...process.env, ...environment, NODE_PATH: PACKAGES }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Runs a program to its end, whatever that is. */
function start(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    const ended = (failure: ExecFileException | null, output: string, errors: string): void => {
      const code = failure === null ? 0 : typeof failure.code === 'number' ? failure.code : null;
      resolve({ code, signal: failure?.signal ?? null, output, errors });
    };
    execFile(process.execPath, [program, ...args], { env: environment, maxBuffer: 1 << 26 }, ended);
  });
}

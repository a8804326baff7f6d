/** The trainer as a program of its own, built from the sources as they are, and conversations with it. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { trainerEnvironment } from '../../src/main/slots/environment';
import { forkTrainer } from '../../src/main/slots/fork';
import { fromTrainer, type FromTrainer, type ToTrainer } from '../../src/shared/trainer-messages';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Inside the checkout, so that it finds its packages. */
export async function buildTrainer(): Promise<{ entry: string; remove(): Promise<void> }> {
  await mkdir(join(root, 'out'), { recursive: true });
  const folder = await mkdtemp(join(root, 'out', 'worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@tensorflow/tfjs'] },
    build: {
      ssr: true,
      outDir: folder,
      rolldownOptions: {
        input: { trainer: join(root, 'src/worker/process.ts'), thread: join(root, 'src/worker/thread.ts') },
        external: [/^node:/, /^@tensorflow\//],
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  });
  return { entry: join(folder, 'trainer.js'), remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface Conversation {
  readonly pid: number;
  readonly heard: readonly FromTrainer[];
  /** Resolves when the process is gone. */
  readonly gone: Promise<{ code: number | null; signal: string | null }>;
  send(message: ToTrainer): void;
  /** The next message, from now on, that is like this; rejects when the process ends before it. */
  next(like: (message: FromTrainer) => boolean): Promise<FromTrainer>;
  kill(): Promise<void>;
}

/** Starts a trainer as the lab does. */
export function converse(entry: string): Conversation {
  const handle = forkTrainer(entry)(trainerEnvironment());
  const heard: FromTrainer[] = [];
  const waiting = new Set<{ like(message: FromTrainer): boolean; resolve(message: FromTrainer): void }>();
  handle.onMessage((raw) => {
    const message = fromTrainer.parse(raw);
    heard.push(message);
    for (const one of [...waiting]) {
      if (!one.like(message)) continue;
      waiting.delete(one);
      one.resolve(message);
    }
  });
  const gone = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    handle.onExit((code, signal) => resolve({ code, signal })),
  );
  return {
    pid: handle.pid!,
    heard,
    gone,
    send: (message) => handle.send(message),
    next: (like) =>
      new Promise((resolve, reject) => {
        waiting.add({ like, resolve });
        void gone.then(() => reject(new Error('the trainer ended')));
      }),
    async kill() {
      handle.kill();
      await gone;
    },
  };
}

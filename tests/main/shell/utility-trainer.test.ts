// needs: electron, native
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '../../../src/main/slots/pool';
import { forkTrainer } from '../../../src/main/slots/fork';
import type { JobMessage } from '../../../src/main/slots/client';
import type { TrainJob } from '../../../src/shared/trainer-messages';
import { build, root } from '../../e2e/harness/parts';
import { alive, familyOf } from '../../e2e/harness/processes';
import { openWindow, type LabWindow } from '../../e2e/harness/window';
import { examplePlan } from '../../worker/example-data';
import { metricsOf, workplace, type Workplace } from '../../worker/run/workplace';
import type { Outcome } from './utility-program';

/** The built trainer, as the product has it. */
const entry = join(root, 'out', 'main', 'trainer.js');

let folder: string;
let window: LabWindow;
let at: Workplace;

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'espalier-utility-'));
  await bundleProgram(folder);
  at = workplace();
  window = await openWindow(join(folder, 'home'));
});
afterAll(async () => {
  await window.close();
  at.remove();
  await rm(folder, { recursive: true, force: true });
});

const epochs = (messages: readonly JobMessage[]) => messages.filter((message) => message.type === 'epoch');

test('a utility process trains natively in its worker thread, to the same bits as a forked child', async () => {
  const job = at.job(examplePlan({ budget: { epochs: 8 } }));
  const there = await trainInElectron(job, false);
  expect(there.backend).toMatchObject({ name: 'tensorflow', reason: '' });
  expect(there.ended).toMatchObject({ outcome: 'finished', error: null });
  expect(epochs(there.messages)).toHaveLength(8);

  const pool = createPool(forkTrainer(entry), 1);
  const here: JobMessage[] = [];
  await pool.train(job, { message: (message) => here.push(message), silent: () => undefined }).ended;
  await pool.close();
  expect(metricsOf(epochs(there.messages))).toBe(metricsOf(epochs(here)));
});

test('one that dies ends its run with a reason, and none is left when the pool is closed', async () => {
  const before = familyOf(window.pid);
  const { ended } = await trainInElectron(at.job(examplePlan({ budget: { epochs: 100_000 } })), true);
  expect(ended).toMatchObject({ outcome: 'failed', error: { code: 'run.trainer-died' } });
  await expect.poll(() => alive(familyOf(window.pid)).filter((pid) => !before.includes(pid))).toEqual([]);
});

/** Bundles what is to run in Electron's main process into one file that it can require. */
async function bundleProgram(outDir: string): Promise<void> {
  const program = fileURLToPath(new URL('utility-program.ts', import.meta.url));
  await bundle({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: program,
      outDir,
      emptyOutDir: false,
      target: 'node18',
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format: 'cjs', entryFileNames: 'program.cjs' },
      },
    },
  });
}

function trainInElectron(job: TrainJob, killed: boolean): Promise<Outcome> {
  const file = join(folder, 'program.cjs');
  return window.app.evaluate(
    // What is handed to Electron has no imports: the file is required there.
    (_electron, given) => process.mainModule?.require(given.file).train(given.entry, given.job, given.killed),
    { file, entry, job, killed },
  );
}

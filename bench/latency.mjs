// How long a person waits from Start to the first trained step: npm run bench -- latency [--rounds N] [--json FILE]
//   A lab in this process with real trainers, net S, rows that the check of the plan has prepared. Each round has a design
//   that no trainer has seen, once for a run that is too short for XLA and once for one that is worth it; then the same
//   designs again, in the same trainers and after the lab was opened anew. Printed: milliseconds from the call of
//   runs.start to the first event that tells of a trained batch; median, least and most.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { buildIfStale } from '../scripts/run/build.mjs';
import { here } from '../scripts/setup/places.mjs';
import { spreadOf } from './interface/spread.mjs';
import { planOfS, writeTableOfS } from './studies/net-s.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'string' } },
});
const ROUNDS = Number(options.rounds);
/** Epochs of a run that is over before XLA could pay, and of one that is not. */
const EPOCHS = { short: 2, long: 2000 };

await buildIfStale(here, process.execPath);
const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { openLab } = await vite.ssrLoadModule('/src/main/lab/lab.ts');
const { forkTrainer } = await vite.ssrLoadModule('/src/main/slots/fork.ts');
const folder = await mkdtemp(join(tmpdir(), 'espalier-latency-'));
try {
  const times = await measured();
  const rows = Object.entries(times).map(([start, all]) => ({ start, milliseconds: spreadOf(all) }));
  for (const { start, milliseconds: ms } of rows) {
    const [median, least, most] = [ms.median, ms.least, ms.most].map((one) => one.toFixed(0));
    console.log(`${start.padEnd(52)} ${median.padStart(6)} ms (${least} to ${most})`);
  }
  console.log(`load ${loadavg()[0].toFixed(1)}`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  await vite.close();
  await rm(folder, { recursive: true, force: true });
}

async function measured() {
  await writeTableOfS(join(folder, 's.csv'));
  const lab = await opened();
  const { token } = await lab.files.issue(join(folder, 's.csv'));
  const { dataset } = await lab.client.call('datasets.import', { job: 'import', token, options: {} });
  const times = {};
  const note = async (start, of, plan) =>
    (times[start] ??= []).push(await firstStep(of, { ...plan, dataset: dataset.id }));
  // The trainer's own first run loads what all runs need.
  await firstStep(lab, { ...planOfS(1, 8), dataset: dataset.id });
  for (let round = 0; round < ROUNDS; round++) {
    for (const [length, epochs] of Object.entries(EPOCHS)) {
      const plan = planOfS(epochs, 40 + round);
      await note(`a new design, a ${length} run`, lab, plan);
      await note(`the same in a warm trainer, a ${length} run`, lab, { ...plan, seed: 2 });
    }
  }
  await lab.close();
  for (let round = 0; round < ROUNDS; round++) {
    const again = await opened();
    await note(
      'a known design after the lab was opened, a long run',
      again,
      planOfS(EPOCHS.long, 40 + round),
    );
    await again.close();
  }
  return times;
}

/** A lab whose trainer is loaded, as it is when somebody has looked at its window for a second. */
async function opened() {
  const resources = join(here.root, 'resources');
  const spawn = forkTrainer(join(here.root, 'out', 'main', 'trainer.js'));
  const lab = await openLab({ home: join(folder, 'home'), resources, host: 'window', spawn });
  await lab.client.call('system.doctor', {});
  return lab;
}

/** Milliseconds until a batch is trained. The run ends before this is answered. */
async function firstStep(lab, plan) {
  await lab.client.call('plans.check', { plan });
  const started = performance.now();
  const stepped = new Promise((resolve) => {
    const stop = lab.subscribe((event) => {
      if (event.type !== 'run.progress' && event.type !== 'run.epoch') return;
      stop();
      resolve(performance.now() - started);
    });
  });
  const run = await lab.client.call('runs.start', { plan });
  const milliseconds = await stepped;
  await ended(lab, run.id);
  return milliseconds;
}

async function ended(lab, run) {
  const over = new Promise((resolve) => {
    const stop = lab.subscribe((event) => {
      if (event.type !== 'run.changed' || event.run.id !== run || event.run.status === 'running') return;
      stop();
      resolve();
    });
  });
  const { status } = await lab.client.call('runs.get', { run });
  if (status !== 'running') return;
  await lab.client.call('runs.cancel', { run });
  await over;
}

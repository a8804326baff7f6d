// Trains one epoch on more rows than are held in memory, in a real trainer: npm run bench -- streaming [GB] [GB held]
//   Writes prepared rows of both sizes to a temporary folder, one after the other, and prints one JSON document: what
//   was trained a second, with and without the evaluation that ends an epoch, and the most memory the trainer took.
import { fork } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const FEATURES = 100;
const BATCH = 128;
const [large = 10, small = 1] = process.argv.slice(2).map(Number);

const program = await buildTrainer();
try {
  const results = [];
  for (const gigabytes of [small, large]) results.push(await measure(gigabytes));
  console.log(JSON.stringify(results, null, 2));
} finally {
  await rm(program, { recursive: true, force: true });
}

async function measure(gigabytes) {
  const folder = await mkdtemp(join(tmpdir(), 'espalier-bench-'));
  try {
    const rows = Math.floor((gigabytes * 1e9) / (FEATURES * 4));
    await writePrepared(join(folder, 'prepared'), rows);
    return { gigabytes, rows, freeGB: freemem() / 1e9, ...(await trainOnce(folder, rows)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns what an epoch took, and the peak of resident memory before the first row and after the last */
async function trainOnce(folder, rows) {
  const trainer = fork(join(program, 'trainer.js'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      PATH: process.env.PATH,
      TF_NUM_INTEROP_THREADS: '-1',
      TF_NUM_INTRAOP_THREADS: '1',
      TF_CPP_MIN_LOG_LEVEL: '2',
      TF_ENABLE_ONEDNN_OPTS: '1',
    },
  });
  try {
    const heard = {};
    const ended = new Promise((resolve, reject) => {
      trainer.on('exit', (code) => reject(new Error(`the trainer left with code ${code}`)));
      trainer.on('message', (message) => {
        if (message.type === 'ready') {
          heard.idle = peakOf(trainer.pid);
          trainer.send({ type: 'start', job: jobOf(folder) });
        }
        if (message.type === 'progress') {
          heard.first ??= { at: performance.now(), batch: message.batch };
          heard.last = { at: performance.now(), batch: message.batch };
        }
        if (message.type === 'epoch') heard.epoch = message;
        if (message.type === 'ended') resolve(message);
      });
    });
    const { outcome, error } = await ended;
    if (outcome !== 'finished') throw new Error(JSON.stringify(error));
    const trained = rows - 2 * Math.floor(rows / 100);
    const rate = ((heard.last.batch - heard.first.batch) * BATCH) / ((heard.last.at - heard.first.at) / 1000);
    const megabytes = (kilobytes) => Math.round(kilobytes / 1000);
    return {
      trainingRowsPerSecond: Math.round(rate),
      trainingGBPerSecond: (rate * FEATURES * 4) / 1e9,
      epochSeconds: heard.epoch.seconds,
      epochRowsPerSecond: Math.round(trained / heard.epoch.seconds),
      idlePeakMB: megabytes(heard.idle),
      peakMB: megabytes(peakOf(trainer.pid)),
    };
  } finally {
    trainer.removeAllListeners('exit');
    trainer.kill();
  }
}

/** The most resident memory so far, in kB. */
function peakOf(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
}

function jobOf(folder) {
  return {
    kind: 'train',
    job: 'bench',
    plan: {
      name: 'streaming',
      dataset: '0123456789abcdef',
      recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
      tasks: [
        { name: 'sum', targets: ['sum'], kind: 'number' },
        { name: 'above', targets: ['above'], kind: 'binary' },
      ],
      design: { trunk: [{ units: 64 }, { units: 64 }] },
      method: { batchSize: BATCH },
      budget: { epochs: 1 },
    },
    prepared: join(folder, 'prepared'),
    folder: join(folder, 'run'),
    resume: null,
    graft: null,
    executor: null,
    choices: join(folder, 'choices'),
    tellEveryMs: 0,
  };
}

/** Rows of numbers, two targets that follow from the first; some thousands of different rows, again and again. */
async function writePrepared(folder, rows) {
  await mkdir(folder, { recursive: true });
  const distinct = Math.min(rows, 20_011);
  const features = new Float32Array(distinct * FEATURES);
  const labels = new Float32Array(distinct * 2);
  let state = 1;
  for (let i = 0; i < features.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    features[i] = (state / 2 ** 31 - 1) * 1.7;
  }
  for (let row = 0; row < distinct; row++) {
    const [a, b] = features.subarray(row * FEATURES, row * FEATURES + 2);
    labels.set([(a + b) / 2, a > b ? 1 : 0], row * 2);
  }
  await writeAgain(join(folder, 'features.f32'), features, rows * FEATURES);
  await writeAgain(join(folder, 'labels.f32'), labels, rows * 2);
  const held = Math.floor(rows / 100);
  const parts = { train: rows - 2 * held, validation: held, test: held };
  const fitted = (name, kind, classes) => ({ name, kind, targets: [name], classes, mean: 0, deviation: 1 });
  const index = {
    version: 1,
    dataset: '0123456789abcdef',
    parts,
    fitted: {
      inputs: Array.from({ length: FEATURES }, (_, i) => {
        return { kind: 'standard', column: `x${i}`, mean: 0, deviation: 1, missingIndicator: false };
      }),
      tasks: [fitted('sum', 'number', []), fitted('above', 'binary', ['no', 'yes'])],
    },
    labelled: {},
    sha256: { features: '', labels: '', rows: '' },
  };
  await writeFile(join(folder, 'index.json'), JSON.stringify(index));
}

/** The numbers over and over until there are so many. */
async function writeAgain(path, numbers, count) {
  const out = createWriteStream(path);
  for (let left = count; left > 0; left -= numbers.length) {
    const part = numbers.subarray(0, Math.min(left, numbers.length));
    if (!out.write(new Uint8Array(part.buffer, 0, part.byteLength))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** The trainer as it is now, inside the checkout, so that it finds its packages. */
async function buildTrainer() {
  await mkdir(join(root, 'out'), { recursive: true });
  const outDir = await mkdtemp(join(root, 'out', 'bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@tensorflow/tfjs'] },
    build: {
      ssr: true,
      outDir,
      rolldownOptions: {
        input: { trainer: join(root, 'src/worker/process.ts'), thread: join(root, 'src/worker/thread.ts') },
        external: [/^node:/, /^@tensorflow\//],
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  });
  return outDir;
}

// How fast steps are taken: npm run bench -- engine [--peers] [--nets S,M,C] [--rounds N] [--json FILE]
//   Contenders train the same net from the same weights on the same batches and take turns, round by round; each has
//   one thread and, where that could help, two. Printed: median and spread over the rounds, what came before the first
//   step, and the share of this machine's own rate of matrix multiplication.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { buildContenders } from './engine/build.mjs';
import { startContender } from './engine/contender.mjs';
import { flopsOf } from './engine/cost.mjs';
import { PEERS, peersPython } from './engine/peers.mjs';
import { NETS, writeProblem } from './engine/problems.mjs';

const { values: options } = parseArgs({
  options: {
    peers: { type: 'boolean', default: false },
    nets: { type: 'string', default: Object.keys(NETS).join() },
    rounds: { type: 'string', default: '7' },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
/** A round is to last so long at least, so that the clock and the first call matter little. */
const ROUND_MS = 400;
const THREADS = [1, Math.min(2, cpus().length)];

const folder = await mkdtemp(join(tmpdir(), 'espalier-bench-'));
const { programs, remove } = await buildContenders(['espalier', 'tfjs-fit', 'sgemm']);
try {
  const python = options.peers ? await peersPython() : undefined;
  const gflops = {};
  for (const threads of [1, 2]) gflops[threads] = await sgemm(threads);
  console.log(
    `matrix products here: ${gflops[1].toFixed(0)} GFLOP/s on one thread, ${gflops[2].toFixed(0)} on two`,
  );
  const rows = [];
  for (const net of options.nets.split(',')) rows.push(...(await measure(net, python, gflops)));
  if (options.json) await writeFile(options.json, `${JSON.stringify({ gflops, rows }, null, 2)}\n`);
} finally {
  await remove();
  await rm(folder, { recursive: true, force: true });
}

async function measure(net, python, gflops) {
  const problem = join(folder, net);
  await writeProblem(problem, NETS[net]);
  const running = [];
  for (const contender of contendersOf(net, problem, python)) {
    // One after the other: while one starts, the others wait.
    running.push(await startContender(contender));
  }
  const results = running.map(() => []);
  const epochs = [];
  for (const contender of running) {
    const { seconds } = await contender.round(1);
    epochs.push(Math.max(1, Math.ceil(ROUND_MS / (seconds * 1000))));
  }
  for (let round = 0; round < rounds; round++) {
    for (const [i, contender] of running.entries()) results[i].push(await contender.round(epochs[i]));
  }
  for (const contender of running) await contender.end();
  const rows = running.map((contender, i) => rowOf(net, contender, results[i], gflops));
  print(net, rows);
  return rows;
}

function contendersOf(net, problem, python) {
  const threads = net === 'S' ? [THREADS[0]] : THREADS;
  const ours = (name, program, way) =>
    threads.map((count) => ({
      name,
      threads: count,
      command: process.execPath,
      args: [programs[program], problem, String(count), way],
      env: nativeEnvironment(count),
    }));
  const peers = (name, script, ...way) =>
    threads.map((count) => ({
      name,
      threads: count,
      command: python,
      args: [join(PEERS, script), problem, String(count), ...way],
      env: process.env,
    }));
  return [
    ...ours('espalier', 'espalier', 'planned'),
    ...ours('espalier compiled', 'espalier', 'compiled'),
    ...ours('espalier eager', 'espalier', 'eager').slice(0, 1),
    ...ours('tfjs-node fit', 'tfjs-fit', '').slice(-1),
    ...(python
      ? [
          ...peers('keras fit', 'keras_fit.py', 'default'),
          ...peers('keras best', 'keras_fit.py', 'best'),
          ...peers('pytorch dataloader', 'torch_loop.py', 'loader'),
          ...peers('pytorch best', 'torch_loop.py', 'loop'),
          ...peers('jax scan', 'jax_scan.py'),
        ]
      : []),
  ];
}

/** As trainers have it. */
function nativeEnvironment(threads) {
  return {
    ...process.env,
    NODE_PATH: join(import.meta.dirname, '..', 'node_modules'),
    TF_NUM_INTEROP_THREADS: '-1',
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_CPP_MIN_LOG_LEVEL: '2',
    TF_ENABLE_ONEDNN_OPTS: '1',
  };
}

function rowOf(net, { name, threads, first }, results, gflops) {
  const times = results.map((result) => result.us_per_step).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  const { steps } = NETS[net];
  return {
    net,
    contender: name,
    ...(results.at(-1).note ? { executor: results.at(-1).note } : {}),
    threads,
    us_per_step: round(median),
    spread: [round(times[0]), round(times.at(-1))],
    // What the first epoch took beyond its other steps.
    first_step_ms: round(Math.max(0, first.seconds * 1000 - ((steps - 1) * median) / 1000)),
    // Mean over the first epoch: from the same weights on the same batches it is the same for all.
    loss: first.loss,
    share_of_sgemm: flopsOf(NETS[net]) / (median * 1e3) / gflops[threads],
  };
}

function print(net, rows) {
  console.log(`\n${net}: ${(flopsOf(NETS[net]) / 1e6).toFixed(1)} MFLOP a step, batch ${NETS[net].batch}`);
  const agree = rows.every(({ loss }) => Math.abs(loss / rows[0].loss - 1) < 0.01);
  for (const row of rows) {
    const [least, most] = row.spread;
    console.log(
      [
        row.contender.padEnd(20),
        (row.executor ?? '').padEnd(9),
        `${row.threads} thread${row.threads > 1 ? 's' : ' '}`,
        `${row.us_per_step} us`.padStart(12),
        `(${least} to ${most})`.padEnd(20),
        `first step ${row.first_step_ms} ms`.padEnd(22),
        `loss ${row.loss.toFixed(4)}`,
        `${(100 * row.share_of_sgemm).toFixed(0)} % of sgemm`,
      ].join('  '),
    );
  }
  if (!agree) console.log('The losses differ by more than 1 %: these contenders do not train the same net.');
}

async function sgemm(threads) {
  const env = nativeEnvironment(threads);
  const { stdout } = await promisify(execFile)(process.execPath, [programs.sgemm], { env });
  return JSON.parse(stdout).gflops;
}

function round(value) {
  return Number(value.toPrecision(4));
}

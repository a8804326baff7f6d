// How long whole studies take, start-up included: npm run bench -- studies [--rounds N] [--json FILE]
//   The sample studies, and ten runs of net S beside one, each through the command line over a new data folder.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildIfStale } from '../scripts/run/build.mjs';
import { here } from '../scripts/setup/places.mjs';
import { planOfS, writeTableOfS } from './studies/net-s.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, json: { type: 'string' } },
});

await buildIfStale(here, process.execPath);
const folder = await mkdtemp(join(tmpdir(), 'espalier-studies-'));
try {
  await writeTableOfS(join(folder, 's.csv'));
  await writeFile(join(folder, 'one.json'), JSON.stringify(planInFile()));
  await writeFile(join(folder, 'ten.json'), JSON.stringify(tenOfS()));
  const sample = (name) => join(here.root, 'resources', 'samples', ...name.split('/'));
  const contenders = [
    { study: 'penguins, do the tasks help', runs: 40, args: ['study', sample('penguins/tasks-help.json')] },
    {
      study: 'meat spectra, do the tasks help',
      runs: 40,
      args: ['study', sample('meat-spectra/tasks-help.json')],
    },
    { study: 'S once', runs: 1, args: ['train', join(folder, 'one.json')] },
    { study: 'S ten times', runs: 10, args: ['study', join(folder, 'ten.json')] },
  ];
  const seconds = contenders.map(() => []);
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const [i, { args }] of contenders.entries()) seconds[i].push(await timed(args));
  }
  const rows = contenders.map(({ study, runs }, i) => {
    const sorted = seconds[i].toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    return { study, contender: 'espalier', runs, seconds: median, spread: [sorted[0], sorted.at(-1)] };
  });
  for (const { study, runs, seconds: median, spread } of rows) {
    const [least, most] = spread.map((one) => one.toFixed(2));
    console.log(
      `${study.padEnd(34)} ${String(runs).padStart(3)} runs  ${median.toFixed(2)} s (${least} to ${most})`,
    );
  }
  console.log(`ten of S take ${(rows[3].seconds / rows[2].seconds).toFixed(2)} times as long as one`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Seconds of one command over a new data folder. */
async function timed(args) {
  const home = await mkdtemp(join(folder, 'home-'));
  const began = performance.now();
  const child = spawn(process.execPath, [join(here.root, 'out', 'main', 'cli.js'), ...args, '--json'], {
    env: { ...process.env, ESPALIER_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (words = (words + text).slice(-2000)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with code ${code}: ${words}`);
  await rm(home, { recursive: true, force: true });
  return (performance.now() - began) / 1000;
}

function planInFile() {
  return { ...planOfS(40), data: { file: 's.csv' } };
}

function tenOfS() {
  return { question: 'train', name: 'ten of S', plans: [planInFile()], seeds: 10 };
}

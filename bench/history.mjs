// Measures how the list of runs is filtered: npm run bench -- history [runs] prints one JSON document.
// The history is a real file; each figure is one call of the contract, parsed at both ends, a page of 100 rows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { createServer } from 'vite';

const RUNS = Number(process.argv[2] ?? 10_000);
const vite = await createServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const load = (path) => vite.ssrLoadModule(`/src/${path}.ts`);
const [{ openHistory }, { foldersIn, makeFolders }, { runHandlers }, { dispatch }, { connect }, { plan }] =
  await Promise.all(
    [
      'main/history/history',
      'main/lab/folders',
      'main/lab/calls/runs',
      'shared/contract/dispatch',
      'shared/contract/client',
      'shared/plan',
    ].map(load),
  );

const CALLS = {
  'the whole list': {},
  'a page from the middle': { from: RUNS / 2 },
  'by the main metric': { sort: 'headline' },
  'by name': { sort: 'name', descending: false },
  'a word': { search: 'wide' },
  'two letters': { search: 'wi' },
  'a word nobody used': { search: 'nowhere' },
  'one tag': { search: 'tag:best' },
  'task and metric': { search: 'task:species metric>0.9' },
  'a metric that half have': { search: 'balanced-accuracy>0.5' },
  'all at once': { search: 'task:species metric>0.9 tag:best since:7d -status:failed star:no wide' },
  'what nobody starred': { search: 'star:no epochs>50' },
  'one study': { search: 'study:s3' },
};

const home = await mkdtemp(join(tmpdir(), 'espalier-bench-'));
const folders = foldersIn(home);
await makeFolders(folders);
try {
  (await openHistory(folders)).close();
  fill(folders.history);
  const history = await openHistory(folders);
  const handlers = runHandlers({
    runs: history.runs,
    runner: {},
    events: { emit: () => undefined },
    datasets: async () => [],
  });
  const client = connect({
    request: (name, payload) => dispatch(handlers, name, payload),
    listen: () => () => undefined,
  });
  const milliseconds = {};
  for (const [what, query] of Object.entries(CALLS))
    milliseconds[what] = await measure(() => client.call('runs.list', { count: 100, ...query }));
  milliseconds['groups by study'] = await measure(() => client.call('runs.groups', { by: 'study' }));
  milliseconds['labels'] = await measure(() => client.call('runs.labels', {}));
  history.close();
  console.log(JSON.stringify({ runs: RUNS, milliseconds }, null, 2));
} finally {
  await vite.close();
  await rm(home, { recursive: true, force: true });
}

async function measure(call) {
  const { total } = await call();
  const times = [];
  for (let i = 0; i < 20; i++) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return { found: total, median: round(times[10]), longest: round(times[19]) };
}

function round(milliseconds) {
  return Math.round(milliseconds * 10) / 10;
}

/** Runs of a lab that has worked for months: studies of twenty, three tasks, plans as long as real ones. */
function fill(file) {
  const db = new Database(file);
  const text = JSON.stringify(examplePlan());
  const study = db.prepare(
    "INSERT INTO studies (id, status, plan, runs, created_at) VALUES (?, 'finished', ?, 20, ?)",
  );
  const run = db.prepare(
    `INSERT INTO runs (id, name, status, dataset, study, arm, seed, tasks, epochs, epochs_done, best_epoch, created_at,
       seconds, tags, note, headline, parameters, plan)
     VALUES (?, ?, ?, ?, ?, 'together', ?, '["species","sex","body_mass_g"]', 100, ?, 46, ?, ?, ?, ?, ?, 11235, ?)`,
  );
  const score = db.prepare("INSERT INTO scores VALUES (?, ?, ?, 'test', ?, ?, ?)");
  db.transaction(() => {
    for (let i = 0; i < RUNS / 20; i++)
      study.run(`s${i}`, JSON.stringify({ name: `Study ${i}`, plan: examplePlan() }), timeOf(i * 20));
    for (let i = 0; i < RUNS; i++) {
      const number = run.run(
        `r${i}`,
        `penguins ${i % 7 === 0 ? 'wide' : 'narrow'} ${i}`,
        i % 11 === 0 ? 'failed' : 'finished',
        `${i % 5}`.repeat(16),
        `s${Math.floor(i / 20)}`,
        i % 20,
        i % 100,
        timeOf(i),
        i % 300,
        i % 13 === 0 ? '["best","baseline"]' : '[]',
        i % 3 === 0 ? 'the learning rate was halved after the plateau' : '',
        (i % 1000) / 1000,
        text,
      ).lastInsertRowid;
      for (const [k, task] of ['species', 'sex'].entries()) {
        score.run(number, 'headline', k, task, 'balanced-accuracy', (i % 1000) / 1000);
        for (const [m, metric] of ['balanced-accuracy', 'accuracy', 'auc', 'log-loss'].entries())
          score.run(number, 'final', k * 4 + m, task, metric, ((i * 7) % 1000) / 1000);
      }
    }
  })();
  db.close();
}

/** A run every quarter of an hour, up to now. */
function timeOf(i) {
  return new Date(Date.now() - (RUNS - i) * 900_000).toISOString();
}

function examplePlan() {
  const columns = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`column_${i}`, { role: 'ignored' }]),
  );
  return plan.parse({
    name: 'penguins',
    dataset: '0123456789abcdef',
    recipe: { columns, otherwise: 'input', split: { kind: 'random' } },
    tasks: [
      { name: 'species', targets: ['species'], kind: 'classes' },
      { name: 'sex', targets: ['sex'], kind: 'binary' },
      { name: 'body_mass_g', targets: ['body_mass_g'], kind: 'number' },
    ],
    design: { trunk: [{ units: 64 }, { units: 32 }] },
    budget: { epochs: 100 },
  });
}

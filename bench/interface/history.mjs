import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const RUNS = 10_000;

/**
 * A data folder with 10,000 runs: a real one, and copies of its row by other names.
 * @returns the folder, and the run that has a page to look at
 */
export async function aHistory(openWindow) {
  const home = await mkdtemp(join(tmpdir(), 'espalier-bench-'));
  const { page, close } = await openWindow(home);
  await page.locator('main h1').waitFor();
  const run = await page.evaluate(startRun);
  await close();
  const history = new Database(join(home, 'history.sqlite'));
  const row = history.prepare('SELECT * FROM runs WHERE id = ?').get(run);
  // `PRAGMA table_info` names the columns that can be written: generated ones are not among them.
  const names = history
    .pragma('table_info(runs)')
    .map(({ name }) => name)
    .filter((name) => name !== 'number');
  const insert = history.prepare(
    `INSERT INTO runs (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`,
  );
  history.transaction(() => {
    for (let i = 1; i < RUNS; i++) {
      insert.run({ ...row, id: `copy-${i}`, name: `A run of penguins, number ${i}`, status: 'finished' });
    }
  })();
  history.close();
  return { home, run };
}

/** In the page: starts a run that is far from its end and stops it after its first epoch. */
async function startRun() {
  const call = async (name, input) => {
    const reply = await window.espalier.request(name, input);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.value;
  };
  const dataset = await call('samples.open', { sample: 'penguins' });
  const targets = ['species', 'sex', 'body_mass_g'];
  const { plan } = await call('plans.suggest', { dataset: dataset.id, targets });
  const { id } = await call('runs.start', {
    plan: { ...plan, budget: { ...plan.budget, epochs: 1_000_000, patience: null } },
  });
  for (;;) {
    const { epochsDone } = await call('runs.get', { run: id });
    if (epochsDone > 0) break;
    await new Promise((later) => setTimeout(later, 50));
  }
  await call('runs.pause', { run: id });
  return id;
}

// needs: electron
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startServer } from '../../e2e/harness/browser';
import { labOf } from '../../e2e/harness/bridge';
import { build, parts } from '../../e2e/harness/parts';
import { alive, familyOf } from '../../e2e/harness/processes';
import { openWindow, type LabWindow } from '../../e2e/harness/window';

const PATIENCE = { timeout: 30_000 };
/** A system that shuts down waits about this long. */
const EXIT_MS = 5000;

let home: string;
const opened: LabWindow[] = [];

beforeAll(build);
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'espalier-life-'));
});
afterEach(async () => {
  for (const window of opened.splice(0)) await window.kill();
  // A trainer that was just killed may leave its last file a moment later.
  await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function open(): Promise<LabWindow> {
  const window = await openWindow(home);
  opened.push(window);
  await window.page.getByRole('heading', { level: 1 }).waitFor();
  return window;
}

/** Starts a run that would train for hours and waits until an epoch is committed. */
async function train({ page }: LabWindow): Promise<string> {
  const lab = labOf(page);
  const dataset = await lab.call('samples.open', { sample: 'penguins' });
  const { plan } = await lab.call('plans.suggest', { dataset: dataset.id, targets: ['species'] });
  const long = { ...plan, budget: { ...plan.budget, epochs: 10_000, patience: null } };
  const { id } = await lab.call('runs.start', { plan: long });
  await expect
    .poll(async () => (await lab.call('runs.get', { run: id })).epochsDone, PATIENCE)
    .toBeGreaterThan(0);
  return id;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s in training: all is saved, all processes end',
  async (signal) => {
    const window = await open();
    const run = await train(window);
    const done = (await labOf(window.page).call('runs.get', { run })).epochsDone;
    const family = familyOf(window.pid);
    expect(family.length).toBeGreaterThan(4);

    const asked = performance.now();
    process.kill(window.pid, signal);
    await expect.poll(() => alive(family), PATIENCE).toEqual([]);
    expect(performance.now() - asked).toBeLessThan(EXIT_MS);
    expect(existsSync(join(home, 'lab.sock'))).toBe(false);

    const again = labOf((await open()).page);
    const found = await again.call('runs.get', { run });
    expect(found.status).toBe('interrupted');
    expect(found.epochsDone).toBeGreaterThanOrEqual(done);
  },
);

test('a shell that is killed in training leaves no process, and its data opens again', async () => {
  const window = await open();
  const run = await train(window);
  const family = familyOf(window.pid);
  process.kill(window.pid, 'SIGKILL');
  await expect.poll(() => alive(family), PATIENCE).toEqual([]);

  const again = labOf((await open()).page);
  expect((await again.call('runs.get', { run })).status).toBe('interrupted');
});

test('a second start on the same data brings the first window forward and ends', async () => {
  const first = await open();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { electron, app } = parts();
  const second = spawn(electron, [...app, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], {
    env: { ...process.env, DISPLAY: first.display, ESPALIER_HOME: home },
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  const windows = await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
  );
  expect(windows).toEqual([false]);
});

test('data that another Espalier holds is not opened, and the window says who holds it', async () => {
  const server = await startServer(home);
  try {
    const window = await openWindow(home);
    opened.push(window);
    await expect(labOf(window.page).call('runs.list', {})).rejects.toMatchObject({
      code: 'system.busy-folder',
      details: { folder: home },
    });
  } finally {
    await server.end();
  }
});

test('a page that dies comes back, and training goes on meanwhile', async () => {
  const window = await open();
  const run = await train(window);
  const crashed = window.page.waitForEvent('crash');
  await window.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  const ask = `espalier.request('runs.get', { run: '${run}' }).then(({ value }) => value.status)`;
  await expect
    .poll(
      () =>
        window.app.evaluate(async ({ BrowserWindow }, code) => {
          const [contents] = BrowserWindow.getAllWindows().map((one) => one.webContents);
          if (!contents || contents.isCrashed() || contents.isLoading()) return 'not yet';
          return (await contents.executeJavaScript(code)) as unknown;
        }, ask),
      PATIENCE,
    )
    .toBe('running');
});

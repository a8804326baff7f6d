// needs: electron
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labOf } from '../../e2e/harness/bridge';
import { build, parts } from '../../e2e/harness/parts';
import { openWindow, type LabWindow } from '../../e2e/harness/window';

const PATIENCE = { timeout: 30_000 };

let home: string;
let table: string;
let window: LabWindow;

beforeAll(async () => {
  await build();
  home = await mkdtemp(join(tmpdir(), 'espalier-windows-'));
  table = join(home, 'tea.csv');
  await writeFile(table, 'cup,steeped\n1,2\n2,3\n');
  window = await openWindow(home);
  await window.page.getByRole('heading', { level: 1 }).waitFor();
});
afterAll(async () => {
  await window.close();
  await rm(home, { recursive: true, force: true });
});

interface Line {
  readonly label: string;
  readonly enabled: boolean;
  readonly accelerator: string | null;
}

/** The lines of a menu that is open in nobody's sight. */
const linesOf = (menu: string): Promise<Line[]> =>
  window.app.evaluate(
    ({ Menu }, name) =>
      (Menu.getApplicationMenu()?.items.find(({ label }) => label === name)?.submenu?.items ?? [])
        .filter(({ type }) => type !== 'separator')
        .map(({ label, enabled, accelerator }) => ({ label, enabled, accelerator: accelerator ?? null })),
    menu,
  );

const choose = (menu: string, label: string): Promise<void> =>
  window.app.evaluate(
    ({ Menu }, [name, line]) =>
      Menu.getApplicationMenu()
        ?.items.find((one) => one.label === name)
        ?.submenu?.items.find((one) => one.label === line)
        ?.click(),
    [menu, label] as const,
  );

/** Starts the program a second time, as a click on a file or a link does, and waits until it has handed that on. */
async function startAgain(...args: string[]): Promise<void> {
  const { electron, app } = parts();
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(electron, [...app, ...root, ...args], {
    env: { ...process.env, DISPLAY: window.display, ESPALIER_HOME: home },
    stdio: 'ignore',
  });
  await once(second, 'exit');
}

test('what the lab has written is shown where the system shows files, and nothing else is', async () => {
  // A fake in place of the system's file manager, which a test must not start.
  await window.app.evaluate(({ shell }) => {
    const shown: string[] = [];
    shell.showItemInFolder = (path) => void shown.push(path);
    Object.assign(globalThis, { shown });
  });
  const written = join(home, 'exports', 'r1');
  await window.page.evaluate(
    (paths) => paths.forEach((path) => globalThis.window.espalier?.tell({ type: 'show-file', path })),
    [join(home, 'history.sqlite'), `${home}/exports/../lock`, `${home}/exports`, written],
  );
  const shown = (): Promise<unknown> => window.app.evaluate(() => Reflect.get(globalThis, 'shown'));
  await expect.poll(shown, PATIENCE).toEqual([written]);
});

describe('the menu', () => {
  test('has the commands of the page with their keys', async () => {
    await expect.poll(() => linesOf('Go'), PATIENCE).toHaveLength(7);
    expect((await linesOf('File'))[0]).toEqual({
      label: 'Open a table',
      enabled: true,
      accelerator: 'CommandOrControl+O',
    });
    expect((await linesOf('Go')).map(({ label }) => label)).toContain('Runs  (G R)');
  });

  test('goes where it says', async () => {
    await choose('Go', 'Runs  (G R)');
    await window.page.getByRole('heading', { name: 'Runs' }).waitFor();
  });

  test('offers what can be done with a run only while there is one', async () => {
    expect((await linesOf('Run')).map(({ enabled }) => enabled)).toEqual([false, false, false, false]);
    const lab = labOf(window.page);
    const dataset = await lab.call('samples.open', { sample: 'penguins' });
    const { plan } = await lab.call('plans.suggest', { dataset: dataset.id, targets: ['species'] });
    const long = { ...plan, budget: { ...plan.budget, epochs: 10_000, patience: null } };
    const { id } = await lab.call('runs.start', { plan: long });
    const pausable = async () => (await linesOf('Run')).find(({ label }) => label === 'Pause')?.enabled;
    await expect.poll(pausable, PATIENCE).toBe(true);
    await choose('Run', 'Cancel the run');
    await expect
      .poll(async () => (await lab.call('runs.get', { run: id })).status, PATIENCE)
      .toBe('cancelled');
    await expect.poll(pausable, PATIENCE).toBe(false);
  });

  test('speaks the language that is chosen in the page', async () => {
    await choose('View', '切换到中文');
    await expect
      .poll(() => linesOf('文件'), PATIENCE)
      .toContainEqual({
        label: '打开表格',
        enabled: true,
        accelerator: 'CommandOrControl+O',
      });
    await choose('视图', 'Switch to English');
    await expect.poll(() => linesOf('File'), PATIENCE).not.toEqual([]);
  });
});

describe('from outside', () => {
  test('a link shows a run of the lab', async () => {
    const { runs } = await labOf(window.page).call('runs.list', {});
    await startAgain(`espalier://run/${runs[0]?.id}`);
    await expect.poll(() => window.page.url(), PATIENCE).toContain(`#/run/${runs[0]?.id}`);
  });

  test('a file goes to the import sheet, and into the list of recent files', async () => {
    await startAgain(table);
    await window.page.getByRole('heading', { name: 'tea.csv' }).waitFor();
    expect(JSON.parse(await readFile(join(home, 'window', 'recent.json'), 'utf8'))).toEqual([table]);
  });

  test('a file that is gone is refused in words', async () => {
    const recent = await window.app.evaluate(
      ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent')?.submenu?.items[0]?.label,
    );
    expect(recent).toBe(table);
    await rm(table);
    await window.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('recent')?.submenu?.items[0]?.click(),
    );
    await window.page.getByText('tea.csv does not exist.').waitFor();
  });
});

test('a second window shows the same lab, beside the first', async () => {
  const [second] = await Promise.all([window.app.waitForEvent('window'), choose('File', 'New window')]);
  await second.getByRole('heading', { level: 1 }).waitFor();
  const { runs } = await labOf(second).call('runs.list', {});
  const [run] = runs;
  await second.evaluate((id) => (location.hash = `#/run/${id}`), run?.id);
  await window.page.evaluate((id) => (location.hash = `#/run/${id}`), run?.id);
  await labOf(second).call('runs.edit', { run: run?.id ?? '', name: 'Seen in both' });
  await window.page.getByRole('heading', { name: 'Seen in both' }).waitFor();
  await second.getByRole('heading', { name: 'Seen in both' }).waitFor();
  const places = await window.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.getPosition().join()),
  );
  expect(new Set(places).size).toBe(2);
});

test('the computer stays awake while something trains, and may sleep again afterwards', async () => {
  const lab = labOf(window.page);
  const dataset = await lab.call('samples.open', { sample: 'penguins' });
  const { plan } = await lab.call('plans.suggest', { dataset: dataset.id, targets: ['sex'] });
  // The numbers of the system's locks are handed out one after the other.
  const awake = (): Promise<boolean> =>
    window.app.evaluate(({ powerSaveBlocker }) =>
      Array.from({ length: 20 }, (_, id) => powerSaveBlocker.isStarted(id)).some(Boolean),
    );
  await expect.poll(awake, PATIENCE).toBe(false);
  const long = { ...plan, budget: { ...plan.budget, epochs: 10_000, patience: null } };
  const { id } = await lab.call('runs.start', { plan: long });
  await expect.poll(awake, PATIENCE).toBe(true);
  await expect.poll(() => window.page.title(), PATIENCE).toMatch(/^\d+% · /);
  await lab.call('runs.stop', { run: id });
  await expect.poll(awake, PATIENCE).toBe(false);
});

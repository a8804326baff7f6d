// needs: electron
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { build } from '../../e2e/harness/parts';
import { openWindow, type LabWindow } from '../../e2e/harness/window';

let home: string;

beforeAll(build);
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'espalier-place-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const boundsOf = ({ app }: LabWindow) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

async function whileOpen<T>(work: (window: LabWindow) => Promise<T>, screen?: string): Promise<T> {
  const window = await openWindow(home, { ...(screen !== undefined && { screen }) });
  try {
    return await work(window);
  } finally {
    await window.close();
  }
}

test('a window opens where it was closed', async () => {
  const there = { x: 120, y: 40, width: 1100, height: 760 };
  await whileOpen(async ({ app, page }) => {
    await app.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      there,
    );
    await page.waitForFunction((width) => outerWidth === width, there.width);
  });
  expect(await whileOpen(boundsOf)).toEqual(there);
});

test('a first window is no larger than its screen', async () => {
  const { width, height } = (await whileOpen(boundsOf, '1024x700')) ?? { width: NaN, height: NaN };
  expect(width).toBeLessThanOrEqual(1024);
  expect(height).toBeLessThanOrEqual(700);
});

test.each([
  ['is damaged', '{"x": 12'],
  ['has another shape', '{"x": "left"}'],
  [
    'lies on a screen that is gone',
    JSON.stringify({ x: 9000, y: 9000, width: 900, height: 700, maximized: false }),
  ],
])('a kept place that %s is forgotten', async (_what, text) => {
  await whileOpen(() => Promise.resolve());
  const file = join(home, 'window', 'place.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ width: 1280, height: 800 });
  await writeFile(file, text);
  expect(await whileOpen(boundsOf)).toMatchObject({ width: 1280, height: 800 });
});

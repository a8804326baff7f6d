// needs: chromium
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, picture, type Stage } from './browser';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  const size = { width: 1024, height: 700 };
  page = await stage.open('#/runs', { language: 'en-GB', theme: 'light', size });
});
afterAll(() => stage.close());

const focused = (): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.textContent ?? null);

test('runs are walked through, looked at, selected and acted on without a mouse', async () => {
  const table = page.getByRole('table', { name: 'Runs' });
  const names = await table.getByRole('link').allTextContents();
  await table.focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(names[0]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe(names[1]);

  await page.keyboard.press('Space');
  const beside = (name: string | undefined): Locator =>
    page.getByRole('complementary', { name: name ?? '', exact: true });
  await beside(names[1]).waitFor();
  await page.keyboard.press('ArrowUp');
  await beside(names[0]).getByRole('link', { name: 'Open' }).waitFor();
  await picture(page, 'a run at a glance');
  await page.keyboard.press('Escape');
  await beside(names[0]).waitFor({ state: 'detached' });

  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Clear 1 selected' }).waitFor();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Clear 1 selected' }).waitFor({ state: 'detached' });
  await page.keyboard.press('.');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });

  // An action takes its menu with it; the keys are in the list again.
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
  await page.getByRole('button', { name: 'Clear 1 selected' }).waitFor({ state: 'detached' });
  await expect.poll(() => table.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('End');
  // The last of those that exist, and the last of all.
  await expect
    .poll(async () => (await table.getByRole('link').allTextContents()).at(-1))
    .not.toBe(names.at(-1));
  await expect.poll(focused).toBe((await table.getByRole('link').allTextContents()).at(-1));
  expect(stage.complaints()).toEqual([]);
});

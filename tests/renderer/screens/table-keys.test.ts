// needs: chromium
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';

const look: Look = { language: 'en-GB', theme: 'light', size: { width: 1024, height: 700 } };

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What the focus is on, as it is told. */
const focus = (): Promise<string> =>
  page.evaluate(() => {
    const here = document.activeElement;
    return here?.getAttribute('aria-label') ?? here?.getAttribute('title') ?? here?.textContent ?? '';
  });
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('the heads of a table, by keyboard', () => {
  beforeEach(async () => {
    page = await stage.open('#/dataset/b7c8d9e0f1a2b3c4', look);
    await page.locator('[role=cell]').first().waitFor();
    await page.locator('[role=table]').focus();
  });

  test('are one stop of Tab, however many columns there are', async () => {
    await press('Tab');
    expect(await focus()).toBe('Sort by nm850');
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[role=table]'))).toBeNull();
    await press('Shift+Tab');
    expect(await focus()).toBe('Sort by nm850');
  });

  test('left and right lead to columns that are out of sight, Enter sorts, and Tab comes back to where one was', async () => {
    await press('Tab');
    // Columns come while one scrolls, which a person sees before pressing on.
    for (let nm = 852; nm <= 874; nm += 2) {
      await press('ArrowRight');
      await expect.poll(focus).toBe(`Sort by nm${nm}`);
      await page.getByRole('columnheader', { name: `nm${nm + 2}` }).waitFor();
    }
    await press('Enter');
    const sorted = page.getByRole('columnheader', { name: /nm874/ });
    await expect.poll(() => sorted.getAttribute('aria-sort')).toBe('ascending');
    expect(await sorted.boundingBox()).toMatchObject({ width: 160 });
    await press('Shift+Tab', 'Tab');
    expect(await focus()).toBe('Sort by nm874');
  });

  test('down leads to the pin and to the bars, of which each shows its rows', async () => {
    await press('Tab', 'ArrowDown');
    expect(await focus()).toBe('Keep nm850 in sight');
    await press('ArrowDown', 'ArrowRight');
    expect(await focus()).toMatch(/^Only .+ rows?$/);
    await press('Space');
    await page.getByText('Shown are only').waitFor();
    await press('ArrowUp', 'Space');
    await page.getByRole('columnheader', { name: /nm850/ }).and(page.locator('.pinned')).waitFor();
  });
});

test('a cell that a remedy takes as missing is struck, and says so', async () => {
  page = await stage.open('#/dataset/a1b2c3d4e5f60718', look);
  const treat = page.getByRole('button', { name: 'Treat as missing' });
  await treat.waitFor();
  expect(await page.locator('s').count()).toBe(0);
  await treat.click();
  await page.locator('[role=table]').evaluate((table) => table.scrollBy({ left: 800 }));
  const struck = page.locator('[role=cell]', { has: page.locator('s') });
  await struck.waitFor();
  expect((await struck.innerText()).replace('\u00a0', ' ')).toBe('. missing');
  expect(await struck.locator('[title]').getAttribute('title')).toBe(
    '. counts as missing in sex. The table itself stays as it is.',
  );
  await picture(page, 'English - a cell that counts as missing');
});

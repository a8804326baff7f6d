// needs: chromium
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStage, type Look, type Stage } from './browser';

const look: Look = { language: 'en-GB', theme: 'light', size: { width: 1024, height: 700 } };
const DESIGN = '#/design/a1b2c3d4e5f60718?predict=sex,species';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function boxOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await part.boundingBox();
  if (!box) throw new Error(`${part.toString()} is not in sight`);
  return box;
}

describe('the edge of a panel', () => {
  const edge = (): Locator => page.getByRole('separator', { name: 'Width of the settings' });
  const width = async (): Promise<number> =>
    (await boxOf(page.getByRole('complementary', { name: 'Settings of the plan' }))).width;
  beforeEach(async () => {
    page = await stage.open(DESIGN, look);
    await edge().waitFor();
  });

  test('is dragged, and is where it was left when the page comes back', async () => {
    expect(await width()).toBe(288);
    const { x, y } = await boxOf(edge());
    await page.mouse.move(x + 8, y + 100);
    await page.mouse.down();
    await page.mouse.move(x - 52, y + 120, { steps: 5 });
    await page.mouse.up();
    expect(await width()).toBe(348);
    await page.mouse.move(x - 200, y + 120);
    expect(await width()).toBe(348);
    await page.reload();
    await edge().waitFor();
    expect(await width()).toBe(348);
    await edge().dblclick();
    expect(await width()).toBe(288);
    expect(stage.complaints()).toEqual([]);
  });

  test('is moved by keys, which say where it is', async () => {
    await edge().focus();
    await page.keyboard.press('ArrowLeft');
    expect(await width()).toBe(304);
    expect(await edge().getAttribute('aria-valuenow')).toBe('304');
    await page.keyboard.press('End');
    expect(await width()).toBe(240);
    await page.keyboard.press('Enter');
    expect(await width()).toBe(288);
  });
});

describe('pages in tabs', () => {
  test('are turned by arrows, and stay as they were left', async () => {
    page = await stage.open(DESIGN, look);
    await page.getByRole('tab', { name: 'Model' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('Losses', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Loss of species' }).waitFor();
    await page.getByRole('tab', { name: 'More' }).focus();
    await page.keyboard.press('Home');
    await page.getByRole('slider', { name: 'Size of the model' }).waitFor();
    expect(await page.getByRole('combobox', { name: 'Loss of species' }).isVisible()).toBe(false);
    await page.keyboard.press('End');
    await page.getByRole('combobox', { name: 'Loss of species' }).waitFor();
    expect(stage.complaints()).toEqual([]);
  });
});

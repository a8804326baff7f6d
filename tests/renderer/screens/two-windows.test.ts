// needs: chromium
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FakeLab } from '../fake-lab/fake-lab';
import { openStage, picture, type Look, type Stage } from './browser';
import { seriousFaults } from './faults';

const TABLE = 'c0ffee00c0ffee00';
const looks: Record<string, Look & { readonly other: string; readonly mine: string; readonly undo: RegExp }> =
  {
    English: {
      language: 'en-GB',
      theme: 'light',
      size: { width: 1024, height: 700 },
      other: 'Take the other',
      mine: 'Keep this one',
      undo: /Undo: take the draft of the other window/,
    },
    Chinese: {
      language: 'zh-CN',
      theme: 'dark',
      size: { width: 1440, height: 900 },
      other: '采用另一版本',
      mine: '保留此版本',
      undo: /采用另一窗口的草稿/,
    },
  };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.each(Object.entries(looks))('in %s', (name, { other, mine, undo, ...look }) => {
  test('a draft that two windows changed at once is told in one line that offers both', async () => {
    const page = await clashing(look);
    await picture(page, `${name} - a draft that two windows changed`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: other }).click();
    await page.locator('.clash').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: undo }).waitFor();
  });

  test('and is kept as it is here', async () => {
    const page = await clashing(look);
    await page.getByRole('button', { name: mine }).click();
    await page.locator('.clash').waitFor({ state: 'detached' });
    await expect.poll(() => isKept(page)).toBe(false);
  });
});

/** A draft is thrown away here, and another window has changed it in the same moment. */
async function clashing(look: Look): Promise<Page> {
  const page = await stage.open(`#/dataset/${TABLE}`, look);
  await page.locator('.restored').waitFor();
  await page.evaluate((dataset) => {
    const { drafts, rivals } = (window as unknown as { lab: FakeLab }).lab.scene;
    const kept = drafts.get(dataset);
    if (kept) rivals.set(dataset, { ...kept, draft: { ...kept.draft, seeds: 9 } });
  }, TABLE);
  await page.locator('.restored button').first().click();
  await page.locator('.clash').waitFor();
  return page;
}

/** Whether the lab keeps a draft of the table. */
function isKept(page: Page): Promise<boolean> {
  return page.evaluate(
    (dataset) => (window as unknown as { lab: FakeLab }).lab.scene.drafts.has(dataset),
    TABLE,
  );
}

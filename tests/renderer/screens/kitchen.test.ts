// needs: chromium
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';
import { seriousFaults } from './faults';

const THEMES = ['light', 'dark', 'contrast'] as const;
const LANGUAGES = ['en-GB', 'zh-CN'] as const;
const looks = THEMES.flatMap((theme) => LANGUAGES.map((language) => [theme, language] as const));

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const open = (theme: Look['theme'], language: Look['language'] = 'en-GB') =>
  stage.open('#/kitchen', { theme, language, size: { width: 1024, height: 2900 } });

test.each(looks)('every part in the %s theme, %s, has no serious fault', async (theme, language) => {
  const page = await open(theme, language);
  await page.locator('canvas').first().waitFor();
  await picture(page, `kitchen, ${theme}, ${language}`);
  expect(await seriousFaults(page)).toEqual([]);
  expect(stage.complaints()).toEqual([]);
});

describe.each(THEMES)('what opens, in the %s theme', (theme) => {
  test('a menu, a hover card, a sheet and notices have no serious fault', async () => {
    const page = await open(theme);
    const notices = page.getByRole('region', { name: 'NoticeList' });
    await notices.getByRole('button', { name: 'Copy details' }).click();
    await notices.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Pause' }).waitFor();
    await picture(page, `kitchen, menu, ${theme}`);
    await page.keyboard.press('Escape');
    await page.locator('main .term').first().focus();
    await page.locator('.term-card').waitFor();
    await picture(page, `kitchen, hover card, ${theme}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await picture(page, `kitchen, sheet, ${theme}`);
    expect(await seriousFaults(page)).toEqual([]);
  });
});

test('every part of the form folder is on the page', async () => {
  const folder = join(import.meta.dirname, '../../../src/renderer/components/form');
  const parts = readdirSync(folder).flatMap((name) => /^(\w+)\.svelte$/.exec(name)?.[1] ?? []);
  const page = await open('light');
  const shown = await page.locator('main section h2').allTextContents();
  // A field is the frame of all others, and files are chosen on every page that takes one.
  const missing = parts.filter((name) => !shown.includes(name) && !['Field', 'FileButton'].includes(name));
  expect(missing).toEqual([]);
});

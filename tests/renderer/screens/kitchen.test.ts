// needs: chromium
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';
import { seriousFaults } from './faults';

const THEMES = ['light', 'dark', 'contrast'] as const;
const LANGUAGES = ['en-GB', 'zh-CN'] as const;
const DENSITIES = ['comfortable', 'compact'] as const;
/** Every theme in both languages; the densities take turns, so that each is seen with every theme and language. */
const looks = THEMES.flatMap((theme, i) =>
  LANGUAGES.map((language, k) => [theme, language, DENSITIES[(i + k) % 2] ?? 'compact'] as const),
);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const open = (theme: Look['theme'], language: Look['language'] = 'en-GB') =>
  stage.open('#/kitchen', { theme, language, size: { width: 1024, height: 3560 } });

test.each(looks)(
  'every part in the %s theme, %s, %s, has no serious fault',
  async (theme, language, density) => {
    const page = await open(theme, language);
    await page.evaluate(
      (chosen) => localStorage.setItem('espalier.preferences', JSON.stringify({ density: chosen })),
      density,
    );
    await page.reload();
    await page.locator('canvas').first().waitFor();
    await picture(page, `kitchen, ${theme}, ${language}, ${density}`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(stage.complaints()).toEqual([]);
  },
);

describe.each(THEMES)('what opens, in the %s theme', (theme) => {
  test('a menu, a hover card, a sheet and notices have no serious fault', async () => {
    const page = await open(theme);
    const notices = page.getByRole('region', { name: 'NoticeList' });
    await notices.getByRole('button', { name: 'Copy details' }).click();
    await notices.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Pause' }).waitFor();
    await picture(page, `kitchen, menu, ${theme}`);
    expect(await seriousFaults(page, '[role=menu]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('main .term').first().focus();
    await page.locator('.term-card').waitFor();
    await picture(page, `kitchen, hover card, ${theme}`);
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Pause', exact: true }).first().focus();
    await page.locator('.tooltip').waitFor();
    await picture(page, `kitchen, tooltip, ${theme}`);
    expect(await seriousFaults(page, '.tooltip')).toEqual([]);
    await page.getByRole('combobox', { name: 'Theme' }).first().click();
    await page.getByRole('option').first().waitFor();
    await picture(page, `kitchen, list, ${theme}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    await picture(page, `kitchen, palette, ${theme}`);
    expect(await seriousFaults(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keyboard', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await picture(page, `kitchen, sheet, ${theme}`);
    expect(await seriousFaults(page, '[role=dialog]')).toEqual([]);
  });
});

/** Parts that are on the page as what is in others, or as what is around all of them. */
const WITHIN = [
  // A field is the frame of all others, and files are chosen on every page that takes one.
  ...['Field', 'FileButton'],
  ...['Page', 'Loaded'],
];

test.each(['components', 'components/form'])('every part of %s is on the page', async (folder) => {
  const files = readdirSync(join(import.meta.dirname, '../../../src/renderer', folder));
  const parts = files.flatMap((name) => /^(\w+)\.svelte$/.exec(name)?.[1] ?? []);
  const page = await open('light');
  const shown = await page.locator('main section h2').allTextContents();
  expect(parts.filter((name) => !shown.includes(name) && !WITHIN.includes(name))).toEqual([]);
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';
import { seriousFaults } from './faults';
import { SCREENS, type Screen } from './screens';
import { tourOf, type Tour } from './tour';

const SIZES = { small: { width: 1024, height: 700 }, large: { width: 1920, height: 1200 } };
const LANGUAGES = { English: 'en-GB', 中文: 'zh-CN' } as const;
const THEMES = { light: 'light', dark: 'dark', 'high contrast': 'contrast' } as const;

export type LookName = `${keyof typeof LANGUAGES}, ${keyof typeof THEMES}, ${keyof typeof SIZES}`;

/** Every look of a language. */
export function looksIn(language: keyof typeof LANGUAGES): LookName[] {
  const themes = Object.keys(THEMES) as (keyof typeof THEMES)[];
  const sizes = Object.keys(SIZES) as (keyof typeof SIZES)[];
  return themes.flatMap((theme) => sizes.map((size) => `${language}, ${theme}, ${size}` as const));
}

/** The tests of all screens in some looks: `npm run pictures`. */
export function lookAtEveryScreen(...names: LookName[]): void {
  look(names, () => Object.entries(SCREENS));
}

/**
 * The tests of all screens, each in one of the looks, in turn; each file has a browser of its own, so that files run side
 * by side. Themes and sizes come from one sheet of tokens, so that what breaks one screen in a look breaks others in it.
 */
export function lookAtScreensInTurn(...names: LookName[]): void {
  look(names, (name) => Object.entries(SCREENS).filter((_, i) => names[i % names.length] === name));
}

function look(
  names: readonly LookName[],
  screensIn: (name: LookName) => readonly (readonly [string, Screen])[],
): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  describe.each(names)('%s', (name) => {
    let tour: Tour;
    beforeAll(() => {
      tour = tourOf(stage, lookOf(name));
    });
    test.each(screensIn(name))('%s is whole, and axe finds nothing serious', async (title, screen) => {
      const page = await tour.show(screen);
      await picture(page, `${name} - ${title}`);
      expect(await cutParts(page)).toEqual([]);
      expect(await seriousFaults(page)).toEqual([]);
      expect(stage.complaints()).toEqual([]);
    });
  });
}

function lookOf(name: LookName): Look {
  const [language, theme, size] = name.split(', ') as [
    keyof typeof LANGUAGES,
    keyof typeof THEMES,
    keyof typeof SIZES,
  ];
  return { language: LANGUAGES[language], theme: THEMES[theme], size: SIZES[size] };
}

/** What sticks out of the window or of the main area sideways, or below a page whose parts scroll instead. */
async function cutParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const wide = [document.documentElement, main].flatMap((area) =>
      area && area.scrollWidth > area.clientWidth
        ? [`${area.tagName} ${area.scrollWidth} > ${area.clientWidth}`]
        : [],
    );
    if (!main?.querySelector('.page.fixed') || main.scrollHeight === main.clientHeight) return wide;
    return [...wide, `${main.tagName} is ${main.scrollHeight} high in ${main.clientHeight}`];
  });
}

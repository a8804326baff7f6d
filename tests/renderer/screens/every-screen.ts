import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';
import { seriousFaults } from './faults';
import { SCREENS } from './screens';

export const SMALL = { width: 1024, height: 700 };
export const LARGE = { width: 1440, height: 900 };

/** The tests of all screens in one look; a file for each, so that they run side by side. */
export function lookAtEveryScreen(name: string, look: Look): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  test.each(Object.entries(SCREENS))(
    '%s is whole, and axe finds nothing serious',
    async (screen, { address, shows, press = [] }) => {
      const page = await stage.open(address, look);
      await page.locator(shows).first().waitFor();
      for (const part of press) await page.locator(part).click();
      await picture(page, `${name} - ${screen}`);
      expect(await cutParts(page)).toEqual([]);
      expect(await seriousFaults(page)).toEqual([]);
      expect(stage.complaints()).toEqual([]);
    },
  );
}

/** What sticks out of the window or of the main area sideways. */
async function cutParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const areas = [document.documentElement, document.querySelector('main')];
    return areas.flatMap((area) =>
      area && area.scrollWidth > area.clientWidth
        ? [`${area.tagName} ${area.scrollWidth} > ${area.clientWidth}`]
        : [],
    );
  });
}

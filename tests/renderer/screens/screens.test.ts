// needs: chromium
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';
import { seriousFaults } from './faults';
import { SCREENS } from './screens';

const small = { width: 1024, height: 700 };
const large = { width: 1440, height: 900 };
const LOOKS: Readonly<Record<string, Look>> = {
  'English, light, small': { language: 'en-GB', theme: 'light', size: small },
  '中文, dark, large': { language: 'zh-CN', theme: 'dark', size: large },
  'English, high contrast, large': { language: 'en-GB', theme: 'contrast', size: large },
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.each(Object.entries(LOOKS))('in %s', (name, look) => {
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
});

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

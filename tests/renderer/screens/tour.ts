import type { Page } from 'playwright-core';
import type { Look, Stage } from './browser';
import type { Screen } from './screens';

/** Goes from screen to screen in one page. */
export interface Tour {
  /** Shows a screen as its address alone makes it. @returns its page */
  show(screen: Screen): Promise<Page>;
}

/** A place between two screens, so that what is waited for cannot be of the last one. */
const REST = { address: '#/learn', shows: 'ol a' };
const OTHER_REST = { address: '#/settings', shows: '.remedy' };

/**
 * A page that is loaded anew only where its lab must be another one or a screen left traces in it: loading takes as long
 * as everything else that is done with a screen.
 */
export function tourOf(stage: Stage, look: Look): Tour {
  let page: Page | undefined;
  let scene = '';
  let touched = false;

  const go = async (to: Page, hash: string, shows: string): Promise<void> => {
    await to.evaluate((wanted) => (window.location.hash = wanted), hash);
    await to.locator(shows).first().waitFor();
  };
  return {
    async show({ address, shows, press = [] }) {
      const [wanted = '', hash = ''] = address.split('#');
      if (!page) page = await stage.open(address, look);
      else if (touched || wanted !== scene) await stage.again(page, address);
      else {
        const rest = address === REST.address ? OTHER_REST : REST;
        await go(page, rest.address, rest.shows);
        await go(page, `#${hash}`, shows);
      }
      await page.locator(shows).first().waitFor();
      scene = wanted;
      touched = press.length > 0;
      for (const part of press) await page.locator(part).click();
      return page;
    },
  };
}

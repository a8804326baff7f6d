import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { servePage, type ServedPage } from '../page/serve';
import { startChromium } from './chromium';

/** How a person has set up the window. */
export interface Look {
  readonly language: 'en-GB' | 'zh-CN';
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly size: { readonly width: number; readonly height: number };
}

/** The interface over the fake lab in a real browser. */
export interface Stage {
  /** Opens an address such as `#/runs`; `?scene=fresh#/home` for a lab nobody has used. */
  open(address: string, look: Look): Promise<Page>;
  /** Opens another address in the same page, as if nobody had been there. */
  again(page: Page, address: string): Promise<void>;
  /** Broken rules of the page, errors and exceptions, since the last call. */
  complaints(): string[];
  close(): Promise<void>;
}

/** The fake lab's now: its runs are of that morning. */
const NOW = new Date('2031-03-06T11:00:00Z');

export async function openStage(): Promise<Stage> {
  const [served, browser] = await Promise.all([servePage(), startChromium()]);
  const said: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    async open(address, look) {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      const context = await newContext(browser, look);
      contexts.push(context);
      return show(context, served, address, said);
    },
    async again(page, address) {
      await page.evaluate(() => localStorage.clear());
      // Addresses that differ behind the # only would not be loaded.
      await page.goto('about:blank');
      await load(page, served, address);
    },
    complaints: () => said.splice(0),
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

async function newContext(browser: Browser, look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: look.size,
    locale: look.language,
    timezoneId: 'UTC',
    colorScheme: look.theme === 'light' ? 'light' : 'dark',
    contrast: look.theme === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  });
  await context.clock.setFixedTime(NOW);
  return context;
}

async function show(
  context: BrowserContext,
  served: ServedPage,
  address: string,
  said: string[],
): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await load(page, served, address);
  return page;
}

async function load(page: Page, served: ServedPage, address: string): Promise<void> {
  await page.goto(served.url + address);
  await page.locator('main h1').waitFor();
}

/** Puts a picture where people look at them; git ignores the folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../../.screens/interface');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

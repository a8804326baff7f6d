import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/shared/errors/app-error';
import { openInBrowser } from './browser';
import { screens } from './parts';
import { openWindow } from './window';

/** The two hosts that show the interface: every flow is tested in both. */
export const hosts = ['window', 'browser'] as const;
export type Host = (typeof hosts)[number];

/** The interface on a lab, whichever host shows it. */
interface Shown {
  readonly page: Page;
  /** Of the process that everything else belongs to. */
  readonly pid: number;
  /** Presses what opens the file picker and chooses a file in it. */
  choose(press: () => Promise<void>, file: string): Promise<void>;
  /** Opens one more page beside the first: a window by its shortcut, or a tab. */
  another(): Promise<Page>;
  close(): Promise<void>;
}

/** And what kills its page and returns the one that a person sees then. */
interface Mortal extends Shown {
  crash(page: Page): Promise<Page>;
}

export interface OpenLab extends Shown {
  readonly home: string;
  /** Lets a file fall onto the middle of the page, as from the desktop. */
  drop(file: string): Promise<void>;
  /** What the page complained about: errors, and rules of its security policy that it broke. */
  readonly complaints: readonly string[];
  /** Takes a picture into the folder that git ignores. */
  picture(name: string): Promise<void>;
  /** Kills the page, and nothing else; the lab with the page that comes back. */
  crash(): Promise<OpenLab>;
  /** Ends the program and opens it again on the same data. */
  reopen(): Promise<OpenLab>;
  /** Ends everything and removes the data folder. */
  close(): Promise<void>;
}

const show: Readonly<Record<Host, (home: string, language: Language) => Promise<Mortal>>> = {
  async window(home, language) {
    const { app, page, pid, crash, close } = await openWindow(home, { language });
    const choose = async (press: () => Promise<void>, file: string): Promise<void> => {
      // The one thing that is not real: nobody is there to use the system's dialog.
      await app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, file);
      await press();
    };
    const another = async (): Promise<Page> => {
      const [next] = await Promise.all([
        app.waitForEvent('window'),
        page.keyboard.press('ControlOrMeta+Shift+N'),
      ]);
      return next;
    };
    return { page, pid, crash, choose, another, close };
  },
  async browser(home, language) {
    const { page, pid, crash, close } = await openInBrowser(home, language);
    const choose = async (press: () => Promise<void>, file: string): Promise<void> => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
      await chooser.setFiles(file);
    };
    const another = async (): Promise<Page> => {
      const next = await page.context().newPage();
      await next.goto(new URL(page.url()).origin);
      return next;
    };
    return { page, pid, crash, choose, another, close };
  },
};

interface LabOptions {
  /** A data folder that is there already. */
  readonly home?: string;
  /** Of the system that the lab is opened on. */
  readonly language?: Language;
}

export async function openLab(
  host: Host,
  { home: given, language = 'en' }: LabOptions = {},
): Promise<OpenLab> {
  const home = given ?? (await mkdtemp(join(tmpdir(), 'espalier-e2e-')));
  return around(await show[host](home, language), host, home, language);
}

function around(shown: Mortal, host: Host, home: string, language: Language): OpenLab {
  const { page } = shown;
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    ...shown,
    home,
    complaints,
    drop: (file) => drop(page, file),
    picture: async (name) =>
      void (await page.screenshot({ path: join(screens, 'e2e', host, `${name}.png`) })),
    crash: async () => around({ ...shown, page: await shown.crash(page) }, host, home, language),
    async reopen() {
      await shown.close();
      return openLab(host, { home, language });
    },
    async close() {
      await shown.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function drop(page: Page, file: string): Promise<void> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await client.detach();
}

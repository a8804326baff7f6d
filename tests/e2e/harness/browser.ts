import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Language } from '../../../src/shared/errors/app-error';
import { parts, root, TAGS } from './parts';

/** Keeps Chromium to itself: it calls nobody while a test runs. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser of this system. */
function startBrowser(): Promise<Browser> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/local/bin/chromium'].find(
    (file) => existsSync(file),
  );
  const sandbox = process.getuid?.() !== 0;
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    chromiumSandbox: sandbox,
    args: QUIET,
  });
}

export interface Server {
  /** Works once. */
  readonly url: string;
  readonly pid: number;
  /** Ends it as Ctrl-C does and waits until it is gone. */
  end(): Promise<void>;
}

/** The built command line, serving a data folder. */
export async function startServer(home: string): Promise<Server> {
  const child = spawn(parts().node, [join(root, 'out', 'main', 'cli.js'), 'serve'], {
    env: { ...process.env, ESPALIER_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  return {
    url: await printedAddress(child),
    pid: child.pid ?? 0,
    async end() {
      child.kill('SIGINT');
      await exit;
    },
  };
}

/** What the server prints first; what it says instead when it cannot start becomes the failure. */
function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (piece: Buffer): void => {
      said += String(piece);
      const url = /^http:\S+$/m.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

/** The same interface in a browser, over the server. */
interface LabInBrowser {
  readonly page: Page;
  /** Of the server. */
  readonly pid: number;
  /** Kills the page; whoever looked at it opens its address again. */
  crash(page: Page): Promise<Page>;
  close(): Promise<void>;
}

export async function openInBrowser(home: string, language: Language = 'en'): Promise<LabInBrowser> {
  const server = await startServer(home);
  const browser = await startBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: TAGS[language],
  });
  const page = await context.newPage();
  await page.goto(server.url);
  return {
    page,
    pid: server.pid,
    async crash(shown) {
      const address = shown.url();
      const gone = shown.waitForEvent('crash');
      const client = await context.newCDPSession(shown);
      // Whoever is killed does not answer.
      void client.send('Page.crash').catch(() => undefined);
      await gone;
      const again = await context.newPage();
      await again.goto(address);
      return again;
    },
    async close() {
      await browser.close();
      await server.end();
    },
  };
}

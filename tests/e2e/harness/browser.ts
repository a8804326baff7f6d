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
export async function openInBrowser(
  home: string,
  language: Language = 'en',
): Promise<{ page: Page; close(): Promise<void> }> {
  const server = await startServer(home);
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: TAGS[language] });
  await page.goto(server.url);
  return {
    page,
    async close() {
      await browser.close();
      await server.end();
    },
  };
}

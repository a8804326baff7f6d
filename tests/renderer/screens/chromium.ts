import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Linux distributions put the browser. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/local/bin/chromium'];

/** Starts the browser of this system; it calls nobody while a test runs. */
export function startChromium(): Promise<Browser> {
  const executablePath = PLACES.find((file) => existsSync(file));
  return chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    // Chromium has no sandbox for root, who runs tests in containers.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { inForeground } from './foreground.mjs';
import { hasScreen } from './window.mjs';

const address = /http:\/\/127\.0\.0\.1:\d+\S*/;

/**
 * Serves the lab to a browser on this machine, and opens the default one where there is a screen.
 *
 * @returns {Promise<number>} the server's exit code
 */
export function serveToBrowser(places, parts) {
  let opened = false;
  const openOnce = (text) => {
    const url = address.exec(text)?.[0];
    if (url === undefined || opened) return;
    opened = true;
    openInBrowser(url);
  };
  return inForeground(parts.node.path, [join(places.root, 'out', 'main', 'cli.js'), 'serve'], {
    ...(hasScreen() ? { onOutput: openOnce } : {}),
  });
}

/** Asks the system to open the address; the address is printed all the same, so a refusal costs nothing. */
function openInBrowser(url) {
  const [command, ...args] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url] }[
    process.platform
  ] ?? ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

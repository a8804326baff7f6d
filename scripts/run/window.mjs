import { inForeground } from './foreground.mjs';

/** A window that ends with an error so soon has not opened. */
const openedMs = 10_000;

/**
 * True when there is a screen to open a window on.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 */
export function hasScreen(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Why no window can be opened; undefined when one can.
 *
 * @param {Record<string, object>} parts set-up's report
 * @param {string[]} args what the user gave to `npm start`
 * @returns {{en: string, zh: string} | undefined}
 */
export function whyNoWindow(parts, args) {
  if (!hasScreen()) return { en: 'There is no display here.', zh: '此处没有显示器。' };
  const lacking = [parts['window-system'], parts.electron].find((part) => part?.state !== 'ready');
  if (lacking) return lacking.why;
  if (process.getuid?.() === 0 && !args.includes('--no-sandbox')) {
    return {
      en: 'Chromium does not open a window for root, because its sandbox cannot protect root (start as an ordinary user, or with `npm start -- --no-sandbox` if you accept that).',
      zh: 'Chromium 的沙箱无法保护 root，因此不会为 root 打开窗口（请以普通用户启动；若您接受此风险，可用 `npm start -- --no-sandbox`）。',
    };
  }
  return undefined;
}

/**
 * Opens the lab's window and stays until it is closed.
 *
 * @returns {Promise<{opened: boolean, code: number}>}
 */
export async function openWindow(places, parts, args) {
  const started = Date.now();
  // The trial runtime takes no path: the checkout is already in its place for an app.
  const app = parts.electron.kind === 'official' ? [places.root] : [];
  const code = await inForeground(parts.electron.path, [...app, ...args], {
    cwd: places.root,
    // Set by some editors' terminals, it would make Electron a plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ESPALIER_NODE: parts.node.path },
  });
  return { opened: code === 0 || Date.now() - started > openedMs, code };
}

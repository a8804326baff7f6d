import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, chromium, type ElectronApplication, type Page } from 'playwright-core';
import type { Language } from '../../../src/shared/errors/app-error';
import { parts, TAGS } from './parts';
import { startScreen } from './screen';

export interface LabWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The screen it is on. */
  readonly display: string;
  /** Of Electron's main process. */
  readonly pid: number;
  /** Kills the page; returns the one that the program puts in its place. */
  crash(page: Page): Promise<Page>;
  /** Quits as a person does and waits until all is gone. */
  close(): Promise<void>;
  /** Ends it as a crash would, if it has not ended already. */
  kill(): Promise<void>;
}

export interface WindowOptions {
  readonly args?: readonly string[];
  /** Runs Electron in place of its own file, such as under another user. */
  readonly executable?: string;
  /** Width and height of its screen, such as `1024x700`. */
  readonly screen?: string;
  /** Of the system that it is opened on. */
  readonly language?: Language;
  /** Whether the data folder is not named: the program finds it as it does for a person. */
  readonly usualPlace?: boolean;
  /** Whether Chromium's sandbox is on; it cannot be for root. */
  readonly sandbox?: boolean;
}

/**
 * Opens the real window on a data folder, on a screen of its own.
 * @param home the data folder; with `usualPlace` the folder in which the program makes or finds its own
 */
export async function openWindow(home: string, options: WindowOptions = {}): Promise<LabWindow> {
  const { node, electron, app: before } = parts();
  const { language = 'en' } = options;
  const screen = await startScreen(options.screen);
  try {
    const { app, page } = await launched({
      chromiumSandbox: options.sandbox ?? process.getuid?.() !== 0,
      executablePath: options.executable ?? electron,
      // Where there is no graphics card, its process would die at every start.
      args: [...before, '--disable-gpu', `--lang=${TAGS[language]}`, ...(options.args ?? [])],
      env: {
        ...few(language),
        ...(options.usualPlace ? { XDG_DATA_HOME: home } : { ESPALIER_HOME: home }),
        DISPLAY: screen.display,
        ESPALIER_NODE: node,
      },
    });
    const child = app.process();
    const gone = once(child, 'exit');
    return {
      app,
      pid: child.pid ?? 0,
      page,
      display: screen.display,
      crash: (shown) => crash(app, shown),
      async close() {
        await app.close();
        await screen.end();
      },
      async kill() {
        child.kill('SIGKILL');
        await gone;
        await screen.end();
      },
    };
  } catch (thrown) {
    await screen.end();
    throw thrown;
  }
}

/** A start takes a second, and some on a busy machine. */
const START_MS = 15_000;
const STARTS = 3;

/**
 * Starts it and waits until its page knows its size. On a busy machine without window manager it happens that the
 * runtime's start never answers its driver, or that nobody tells the page how large it is; then it starts once more.
 */
async function launched(
  options: Parameters<typeof _electron.launch>[0],
): Promise<{ app: ElectronApplication; page: Page }> {
  for (let start = 1; ; start++) {
    let app: ElectronApplication | undefined;
    try {
      app = await _electron.launch({ ...options, timeout: START_MS });
      const page = await app.firstWindow({ timeout: START_MS });
      await page.waitForFunction(() => innerWidth > 0, undefined, { polling: 50, timeout: START_MS });
      return { app, page };
    } catch (thrown) {
      const child = app?.process();
      if (child && child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
      if (start === STARTS) throw thrown;
    }
  }
}

/** A page that died is dead to whoever drives it, so the one that comes back is met through Chromium's own door. */
async function crash(app: ElectronApplication, page: Page): Promise<Page> {
  const gone = page.waitForEvent('crash');
  const folder = await app.evaluate(({ app: program, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    return program.getPath('userData');
  });
  await gone;
  const [port] = readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [again] = browser.contexts().flatMap((context) => context.pages());
  if (!again) throw new Error('no page came back');
  return again;
}

/** Only what a program needs to start: the language and folders of this machine's user decide nothing in a test. */
function few(language: Language): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  return { PATH, HOME, TMPDIR, LANGUAGE: TAGS[language].replace('-', '_') };
}

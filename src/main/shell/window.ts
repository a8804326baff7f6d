import { app, BrowserWindow, nativeTheme } from 'electron';
import { isPage, PAGE } from './page';
import { keepPlace, lastPlace, type WindowPlace } from './window-place';

/** What the window shows before the page has drawn itself: the page's own ground. */
const GROUND = { light: '#f4f2ee', dark: '#181715' };

/** How far a further window lies from the one before it, in pixels. */
const APART = 28;

/**
 * Opens a window and loads the page at once: the first where it last was, a further one beside `before`.
 * @param preload file of the preload script
 * @param folder where the window's place is kept
 */
export function openWindow(
  preload: string,
  folder: string,
  before: BrowserWindow | undefined,
): BrowserWindow {
  const { maximized, ...bounds } = before ? beside(before) : lastPlace(folder);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 800,
    minHeight: 600,
    title: 'Espalier',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
      safeDialogs: true,
      devTools: !app.isPackaged,
    },
  });
  if (maximized) window.maximize();
  keepPlace(window, folder);
  surviveCrashes(window);
  comeHome(window);
  void window.loadURL(PAGE);
  return window;
}

function beside(before: BrowserWindow): WindowPlace {
  const { x, y, ...size } = before.getNormalBounds();
  return { x: x + APART, y: y + APART, ...size, maximized: false };
}

/** Training goes on when a page dies; the page comes back, unless it dies again at once. */
function surviveCrashes(window: BrowserWindow): void {
  const AGAIN_MS = 10_000;
  let last = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const now = performance.now();
    if (reason !== 'clean-exit' && now - last > AGAIN_MS) window.webContents.reload();
    last = now;
  });
}

/** An empty page is gone to without asking, so it cannot be refused: the window comes back from it. */
function comeHome(window: BrowserWindow): void {
  window.webContents.on('did-navigate', (_event, url) => {
    if (!isPage(url)) void window.loadURL(PAGE);
  });
}

/** Electron's entry: one window on one lab. Nothing native is loaded here: see `openLabFor`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { homeFolder } from './lab/home';
import { bridge } from './shell/bridge';
import { guardContents, guardSession } from './shell/guards';
import { openLabFor } from './shell/lab';
import { setMenu } from './shell/menu';
import { declareScheme, servePages } from './shell/page';
import { filePicker } from './shell/pick-file';
import { closeLabFirst } from './shell/quit';
import { sayRefusal } from './shell/refusal';
import { openWindow } from './shell/window';

const program = join(__dirname, '..', '..');
const home = homeFolder();
/** What Chromium keeps lies with the data, so that one folder is all there is, and one window holds it. */
const own = join(home, 'window');

mkdirSync(own, { recursive: true, mode: 0o700 });
app.setPath('userData', own);
// Whoever starts it without a sandbox, as root must, gets a warning from the start script; both at once do not work.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Should anything ever ask for a name, there is none.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
declareScheme();

if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  guardSession(session.defaultSession);
  servePages(join(program, 'out', 'renderer'));
  setMenu();
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  const window = openWindow(join(program, 'out', 'preload', 'index.js'), own);
  const opening = openLabFor({ home, program, pickFile: filePicker(() => living(window)) });
  bridge(window, opening);
  closeLabFirst(opening);
  opening.catch((thrown: unknown) => sayRefusal(living(window), thrown));
  app.on('second-instance', () => comeForward(window));
}

function living(window: BrowserWindow): BrowserWindow | undefined {
  return window.isDestroyed() ? undefined : window;
}

function comeForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** Electron's entry: windows on one lab. Nothing native is loaded here: see `openLabFor`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, session } from 'electron';
import { foldersIn } from './lab/folders';
import { homeFolder } from './lab/home';
import type { Picker } from './lab/picker';
import { showTraining } from './shell/attention';
import { bridge } from './shell/bridge';
import { Desk } from './shell/desk';
import { guardContents, guardSession } from './shell/guards';
import { openLabFor } from './shell/lab';
import { declareScheme, servePages } from './shell/page';
import { systemPicker } from './shell/pick';
import { closeLabFirst } from './shell/quit';
import { RecentFiles } from './shell/recent';
import { sayRefusal } from './shell/refusal';
import { Windows } from './shell/windows';
import { placeOfLink, wishesOf, type Wish } from './shell/wishes';

const program = join(__dirname, '..', '..');
/** A Mac says by events what is wished, and may do so before there is a window. */
const early: Wish[] = [];
let grant = (wish: Wish): void => void early.push(wish);

// Should anything ever ask for a name, there is none.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
// Whoever starts it without a sandbox, as root must, gets a warning from the start script; both at once do not work.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareScheme();
app.on('open-file', (event, path) => {
  event.preventDefault();
  grant({ type: 'file', path });
});
app.on('open-url', (_event, link) => {
  const place = placeOfLink(link);
  if (place !== undefined) grant({ type: 'place', place });
});

try {
  begin(homeFolder());
} catch (thrown) {
  void app.whenReady().then(() => sayRefusal(undefined, thrown));
}

function begin(home: string): void {
  // What Chromium keeps lies with the data, so that one folder is all there is, and one program holds it.
  const own = join(home, 'window');
  mkdirSync(own, { recursive: true, mode: 0o700 });
  app.setPath('userData', own);
  if (app.requestSingleInstanceLock()) void app.whenReady().then(() => start(home, own));
  else app.quit();
}

function start(home: string, own: string): void {
  guardSession(session.defaultSession);
  servePages(join(program, 'out', 'renderer'));
  // A checkout that is only tried must not change what the system does with links.
  if (app.isPackaged) app.setAsDefaultProtocolClient('espalier');
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  const windows = new Windows(join(program, 'out', 'preload', 'index.js'), own);
  windows.open();
  const ask = systemPicker(() => windows.front());
  const pick: Picker = async (what) => {
    const path = await ask(what);
    if (path !== null && what === 'file') desk.offered(path);
    return path;
  };
  const opening = openLabFor({ home, program, pick });
  const desk = new Desk(windows, opening, new RecentFiles(own), foldersIn(home).exports);
  bridge(windows, opening, desk);
  closeLabFirst(opening);
  opening.catch((thrown: unknown) => sayRefusal(windows.front(), thrown));
  grant = (wish) => desk.grant(wish);
  showTraining(opening, (wish) => desk.grant(wish)).catch(() => {
    // A lab that could not be opened has said so already.
  });
  [...early, ...wishesOf(process.argv.slice(1), process.cwd())].forEach(grant);
  app.on('second-instance', (_event, args, folder) => {
    windows.comeForward();
    wishesOf(args.slice(1), folder).forEach(grant);
  });
}

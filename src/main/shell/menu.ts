import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuLine, MenuName } from '../../shared/window-messages';
import { shellWords } from './words';

/** What the menu shows and does besides editing, zoom and windows, which Electron does itself. */
export interface MenuContents {
  /** The commands of the page in front; none until it is there. */
  readonly lines: readonly MenuLine[];
  /** Files that were opened, the last one first. */
  readonly recent: readonly string[];
  run(id: string): void;
  open(file: string): void;
  clearRecent(): void;
}

type Item = MenuItemConstructorOptions;

/** Puts up the menu: what a person expects of any window, and the commands of the page in its own words. */
export function setMenu(contents: MenuContents): void {
  const t = shellWords();
  const page = (menu: MenuName): Item[] =>
    contents.lines.filter((line) => line.menu === menu).map((line) => itemOf(line, contents.run));
  const own: Item[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const menus: Item[] = [
    { label: t.file, submenu: [...page('file'), recentMenu(contents), { type: 'separator' }, ...leave()] },
    { label: t.edit, submenu: [...possible(page('edit')), ...editMenu()] },
    { label: t.view, submenu: [...page('view'), { type: 'separator' }, ...viewMenu()] },
    { label: t.go, submenu: page('go') },
    { label: t.run, submenu: page('run') },
    { label: t.window, submenu: [{ role: 'minimize', label: t.minimize }] },
    { label: t.help, submenu: page('help') },
  ];
  const filled = menus.filter(({ submenu }) => !Array.isArray(submenu) || submenu.length > 0);
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, ...filled]));
}

/**
 * The page hears its keys itself; the menu only shows them. It cannot show keys one after the other, and does not
 * show those of steps, which are the keys of text fields too.
 */
function itemOf({ id, label, menu, keys, enabled }: MenuLine, run: (id: string) => void): Item {
  const accelerator = keys.length === 1 && menu !== 'edit' ? acceleratorOf(keys[0] ?? '') : undefined;
  const sequence = keys.length > 1 ? `  (${keys.join(' ').toUpperCase()})` : '';
  return {
    id,
    // An ampersand would mark a letter.
    label: label.replaceAll('&', '&&') + sequence,
    enabled,
    click: () => run(id),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  };
}

/** Only keys held with another are safe as an accelerator: a bare one would be taken from text fields on a Mac. */
function acceleratorOf(key: string): string | undefined {
  if (!key.startsWith('Mod+')) return undefined;
  return key.replace('Mod', 'CommandOrControl').replace(/\w$/, (letter) => letter.toUpperCase());
}

function recentMenu({ recent, open, clearRecent }: MenuContents): Item {
  const t = shellWords();
  const files = recent.map((file): Item => ({ label: file.replaceAll('&', '&&'), click: () => open(file) }));
  return {
    id: 'recent',
    label: t.recent,
    enabled: files.length > 0,
    submenu: [...files, { type: 'separator' }, { label: t.clearRecent, click: clearRecent }],
  };
}

/** Steps of the page stand above those of text, and only while there are any. */
function possible(steps: readonly Item[]): Item[] {
  const now = steps.filter(({ enabled }) => enabled);
  return now.length === 0 ? [] : [...now, { type: 'separator' }];
}

function editMenu(): Item[] {
  const t = shellWords();
  return [
    { role: 'undo', label: t.undo },
    { role: 'redo', label: t.redo },
    { type: 'separator' },
    { role: 'cut', label: t.cut },
    { role: 'copy', label: t.copy },
    { role: 'paste', label: t.paste },
    { role: 'selectAll', label: t.selectAll },
  ];
}

function viewMenu(): Item[] {
  const t = shellWords();
  return [
    { role: 'reload', label: t.reload },
    { type: 'separator' },
    { role: 'resetZoom', label: t.actualSize },
    { role: 'zoomIn', label: t.zoomIn },
    { role: 'zoomOut', label: t.zoomOut },
    { type: 'separator' },
    { role: 'togglefullscreen', label: t.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: t.tools } as const]),
  ];
}

function leave(): Item[] {
  const t = shellWords();
  return [
    { role: 'close', label: t.close },
    { role: 'quit', label: t.quit },
  ];
}

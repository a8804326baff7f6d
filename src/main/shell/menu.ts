import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { shellWords } from './words';

/** The menu a person expects of any window: editing, zoom, leaving. What the lab does is in the page. */
export function setMenu(): void {
  const t = shellWords();
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: t.undo },
    { role: 'redo', label: t.redo },
    { type: 'separator' },
    { role: 'cut', label: t.cut },
    { role: 'copy', label: t.copy },
    { role: 'paste', label: t.paste },
    { role: 'selectAll', label: t.selectAll },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload', label: t.reload },
    { type: 'separator' },
    { role: 'resetZoom', label: t.actualSize },
    { role: 'zoomIn', label: t.zoomIn },
    { role: 'zoomOut', label: t.zoomOut },
    { type: 'separator' },
    { role: 'togglefullscreen', label: t.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: t.tools } as const]),
  ];
  const window: MenuItemConstructorOptions[] = [
    { role: 'minimize', label: t.minimize },
    { role: 'close', label: t.close },
    { role: 'quit', label: t.quit },
  ];
  const own: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...own,
      { label: t.edit, submenu: edit },
      { label: t.view, submenu: view },
      { label: t.window, submenu: window },
    ]),
  );
}

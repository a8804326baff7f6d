import { encode } from '@msgpack/msgpack';
import { residentSet } from './memory.mjs';

/** Tells the page of a window what its lab would, through the shell and the bridge. */
export function tellWindow(app) {
  return (events) =>
    app.evaluate(({ BrowserWindow }, all) => {
      const [window] = BrowserWindow.getAllWindows();
      for (const event of all) window.webContents.send('lab.event', event);
    }, events);
}

/** The same for a page of the browser host: frames as its server packs them, at the page's own end of the socket. */
export async function tellBrowser(page) {
  await page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor(address) {
        super(address);
        window.labSocket = this;
      }
    };
  });
  await page.reload();
  await page.locator('main h1').waitFor();
  return (events) =>
    page.evaluate(
      (frames) => {
        for (const frame of frames) {
          const data = Uint8Array.from(atob(frame), (byte) => byte.charCodeAt(0)).buffer;
          window.labSocket.dispatchEvent(new MessageEvent('message', { data }));
        }
      },
      events.map((event) => Buffer.from(encode({ event })).toString('base64')),
    );
}

/** @returns the process in which the page of a window lives */
export function rendererOfWindow(app) {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.getOSProcessId());
}

/** @returns the same for the only page of a browser: the largest of its renderers, for it keeps an empty one spare */
export async function rendererOfBrowser(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const sizes = await Promise.all(renderers.map(({ id }) => residentSet(id)));
  return renderers[sizes.indexOf(Math.max(...sizes))].id;
}

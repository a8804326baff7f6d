import type { Event, Session, WebContents } from 'electron';
import { isPage, OWN_BLOBS } from './page';

/** Schemes that never leave this computer. */
const LOCAL = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** What pages may be allowed when they ask: to put text on the clipboard, as *Copy details* does. Nothing else. */
const ALLOWED = 'clipboard-sanitized-write';

/** Nothing in this session reaches the network, gets a device, or saves a file that the page has not made. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !LOCAL.has(new URL(url).protocol) }),
  );
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === ALLOWED));
  session.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED);
  session.setDevicePermissionHandler(() => false);
  // Off is not enough: Chromium would still fetch the dictionary of the system's language.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  // What the page itself has made may be saved; the system asks where.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(OWN_BLOBS)) event.preventDefault();
  });
}

/** A page stays the page it is: no other window, no frame, no way elsewhere. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Loading the page again is the one navigation there is. */
function stay(event: Pick<Event, 'preventDefault'>, url: string): void {
  if (!isPage(url)) event.preventDefault();
}

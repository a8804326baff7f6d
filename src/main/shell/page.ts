import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { bundledFiles } from '../serve/bundled-files';
import { PAGE_RULES } from '../serve/page-rules';

const SCHEME = 'app:';
const HOST = 'espalier';

/** The address of the interface's page. */
export const PAGE = `${SCHEME}//${HOST}/`;

/** How the addresses of files begin that the page has made. */
export const OWN_BLOBS = `blob:${SCHEME}//${HOST}/`;

/** Whether an address is the interface's page, at whatever place in it. */
export function isPage(address: string): boolean {
  return address.split('#', 1)[0] === PAGE;
}

/** Must be called before Electron is ready. */
export function declareScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME.slice(0, -1), privileges }]);
}

/**
 * Answers addresses of our scheme from a fixed table of the built interface.
 * @param folder of `index.html`
 */
export function servePages(folder: string): void {
  const reading = bundledFiles(folder);
  protocol.handle(SCHEME.slice(0, -1), async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file = host === HOST && method === 'GET' ? (await reading).get(pathname) : undefined;
    if (!file) return new Response(null, { status: 404, headers: PAGE_RULES });
    return new Response(await readFile(file.path), { headers: { ...PAGE_RULES, 'Content-Type': file.type } });
  });
}

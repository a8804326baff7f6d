import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface BundledFile {
  readonly path: string;
  readonly type: string;
}

/** The files of the interface by their address, such as `/assets/index-1a2b.js`; `/` is the page. */
export type BundledFiles = ReadonlyMap<string, BundledFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/**
 * Looks once through the built interface. What is not in this table cannot be asked for, so no address can lead
 * out of the folder.
 * @param folder of `index.html`
 */
export async function bundledFiles(folder: string): Promise<BundledFiles> {
  const found = (await filesBelow(folder, '')).map((address) => {
    const type = TYPES[extname(address)] ?? 'application/octet-stream';
    return [address, { path: join(folder, address), type }] as const;
  });
  const table = new Map(found);
  const page = table.get('/index.html');
  if (page) table.set('/', page);
  return table;
}

async function filesBelow(folder: string, address: string): Promise<string[]> {
  const entries = await readdir(join(folder, address), { withFileTypes: true });
  const below = entries.map(async (entry) => {
    const own = `${address}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(folder, own);
    return entry.isFile() ? [own] : [];
  });
  return (await Promise.all(below)).flat();
}

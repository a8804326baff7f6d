import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { inject } from 'vitest';
import { PAGE_RULES } from '../../../src/main/serve/page-rules';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built interface over the fake lab on the loopback address. */
export async function servePage(): Promise<ServedPage> {
  const server = serve(inject('page'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function serve(folder: string): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = pathname === '/' ? '/index.html' : pathname;
    readFile(join(folder, path)).then(
      (content) =>
        response
          .writeHead(200, {
            ...PAGE_RULES,
            // Their names say what is in them; a browser that keeps them keeps them compiled too.
            ...(path.startsWith('/assets/') && { 'Cache-Control': 'max-age=3600' }),
            'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
          })
          .end(content),
      () => response.writeHead(404).end(),
    );
  });
}

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { AppError, reportOf } from '../../shared/errors/app-error';
import { foldersIn } from '../lab/folders';
import type { Lab } from '../lab/lab';
import { bundledFiles, type BundledFiles } from './bundled-files';
import { converse, frameSockets } from './conversation';
import { doorOf } from './door';
import { createGate, type Gate } from './gate';
import { sendFile, sendRefusal, sendReply, sendText, sendWelcome } from './pages';
import { receive, UPLOAD_LIMIT } from './upload';

interface Serving {
  readonly lab: Lab;
  readonly gate: Gate;
  readonly files: BundledFiles;
  /** Where uploads lie while this server runs. */
  readonly uploads: string;
}

/**
 * Shows the interface in a browser of this computer, on 127.0.0.1 only.
 * @returns the address, which works once, and how to end
 * @throws AppError system.port-unusable
 */
export async function serveLab(
  lab: Lab,
  { port = 0, rendererFolder }: { port?: number; rendererFolder: string },
): Promise<{ url: string; close(): Promise<void> }> {
  const files = await bundledFiles(rendererFolder);
  const server = createServer();
  const gate = createGate(await listenOnLoopback(server, port));
  const { home } = await lab.client.call('system.info', {});
  const uploads = await mkdtemp(join(foldersIn(home).tmp, 'uploads-'));
  const serving = { lab, gate, files, uploads };
  server.on('request', (request, response) => answer(serving, request, response));
  const stopSockets = openSockets(server, serving);
  return {
    url: gate.address,
    async close() {
      stopSockets();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(uploads, { recursive: true, force: true });
    },
  };
}

function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void =>
      reject(new AppError('system.port-unusable', { port, reason: error.code ?? error.message }));
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): void {
  const { gate } = serving;
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!gate.meant(request, !reading)) return sendRefusal(response);
  const cookie = reading ? gate.admit(request.url ?? '') : undefined;
  if (cookie !== undefined) return sendWelcome(response, cookie);
  if (!gate.knows(request)) return sendRefusal(response);
  if (reading) return page(serving, request, response);
  if (request.method === 'POST' && pathOf(request) === '/upload')
    return void upload(serving, request, response);
  sendText(response, 405, 'Method not allowed\n');
}

function page({ files }: Serving, request: IncomingMessage, response: ServerResponse): void {
  const file = files.get(pathOf(request));
  if (file) sendFile(request, response, file);
  else sendText(response, 404, 'Not found\n');
}

async function upload(
  { lab, uploads }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = new URL(request.url ?? '', 'http://lab').searchParams.get('name')?.slice(0, 255) || 'upload';
  try {
    const path = await receive(request, name, uploads, UPLOAD_LIMIT);
    sendReply(response, { ok: true, value: await lab.files.issue(path, name) });
  } catch (thrown) {
    sendReply(response, { ok: false, error: reportOf(thrown) });
  }
}

/** Browsers open sockets to anyone from any page: Origin and cookie decide here too. */
function openSockets(server: Server, { lab, gate }: Serving): () => void {
  const sockets = frameSockets();
  const { request, listen } = doorOf(lab);
  server.on('upgrade', (asked, socket, head) => {
    if (pathOf(asked) !== '/lab' || !gate.meant(asked, true) || !gate.knows(asked)) {
      // One who leaves before reading this is no failure.
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(asked, socket, head, (client) => converse(client, { request, listen }));
  });
  return () => sockets.clients.forEach((client) => client.terminate());
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

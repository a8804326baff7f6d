import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import { pack, unpack, type ClientFrame } from '../../../src/main/serve/frames';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request with exactly these headers and this path, which no browser would let a page choose. */
export function ask(
  port: number,
  path: string,
  headers: OutgoingHttpHeaders = {},
  { method = 'GET', body = '' }: { method?: string; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The cookie that a server's printed address is traded for. */
export async function cookieFor(url: string): Promise<string> {
  const { port, pathname, search } = new URL(url);
  const { headers } = await ask(Number(port), `${pathname}${search}`);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** Resolves to an open socket, or to the status it was refused with. */
export function openSocket(port: number, headers: Record<string, string>): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/lab`, { headers });
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
    socket.on('error', reject);
  });
}

/** What the lab's side says next, after saying something to it or not. */
export function heardNext(socket: WebSocket, frame?: ClientFrame): Promise<unknown> {
  const next = new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(unpack(data))));
  if (frame) socket.send(pack(frame));
  return next;
}

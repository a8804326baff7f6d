import { createRequire } from 'node:module';
import { decode, encode } from '@msgpack/msgpack';
import { afterEach, expect, test } from 'vitest';
import type * as ws from 'ws';
import { socketTransport, type SocketTransport } from '../../../src/renderer/api/socket';
import { z } from '../../../src/shared/zod';

// The window's resolution would take the package's face for browsers, which has no server.
const { WebSocketServer }: typeof ws = createRequire(import.meta.url)('ws');
const request = z.looseObject({ id: z.number() });

/** A server that answers every request with its own name and input, unless it is told to keep silent. */
class Echo {
  readonly server: InstanceType<typeof WebSocketServer>;
  readonly #answer: boolean;

  constructor(port = 0, answer = true) {
    this.#answer = answer;
    this.server = new WebSocketServer({ host: '127.0.0.1', port });
    this.server.on('connection', (socket) =>
      socket.on('message', (bytes: Buffer) => this.#heard(socket, bytes)),
    );
  }

  async port(): Promise<number> {
    if (this.server.address() === null)
      await new Promise((listening) => this.server.once('listening', listening));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return address.port;
  }

  tell(event: unknown): void {
    for (const client of this.server.clients) client.send(encode({ event }));
  }

  async end(): Promise<void> {
    for (const client of this.server.clients) client.terminate();
    await new Promise((ended) => this.server.close(ended));
  }

  #heard(socket: ws.WebSocket, bytes: Buffer): void {
    const { id, ...asked } = request.parse(decode(bytes));
    if (this.#answer) socket.send(encode({ id, reply: asked }));
  }
}

let echo: Echo;
afterEach(() => echo.end());

async function connected(server: Echo): Promise<SocketTransport> {
  echo = server;
  return socketTransport(`ws://127.0.0.1:${await server.port()}/lab`);
}

test('what is asked before the line is open waits for it, and each answer finds its question', async () => {
  const line = await connected(new Echo());
  const answers = await Promise.all([
    line.request('a.b', { n: 1 }),
    line.request('c.d', { n: NaN, left: undefined }),
  ]);
  expect(answers).toEqual([
    { name: 'a.b', input: { n: 1 } },
    { name: 'c.d', input: { n: NaN } },
  ]);
});

test('events reach everyone who listens, until they stop', async () => {
  const line = await connected(new Echo());
  const heard: unknown[] = [];
  const stop = line.listen((event) => heard.push(event));
  await line.request('a.b', {});
  echo.tell({ type: 'one' });
  await expect.poll(() => heard).toEqual([{ type: 'one' }]);
  stop();
  echo.tell({ type: 'two' });
  await line.request('a.b', {});
  expect(heard).toHaveLength(1);
});

test('a lost lab refuses what is under way, says so, and is found again', async () => {
  const line = await connected(new Echo(0, false));
  const seen: boolean[] = [];
  line.watch((online) => seen.push(online));
  const asked = line.request('a.b', {});
  await expect.poll(() => echo.server.clients.size).toBe(1);
  const port = await echo.port();
  await echo.end();
  await expect(asked).rejects.toMatchObject({ code: 'system.disconnected' });
  expect(seen).toEqual([true, false]);
  echo = new Echo(port);
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual([true, false, true]);
  expect(await line.request('a.b', {})).toEqual({ name: 'a.b', input: {} });
});

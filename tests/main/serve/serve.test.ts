import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serveLab } from '../../../src/main/serve/serve';
import { ask, cookieFor, heardNext, openSocket } from './browser';
import { fakeLab, type FakeLab } from './fake-lab';

let fake: FakeLab;
let served: Awaited<ReturnType<typeof serveLab>>;
let rendererFolder: string;
let port: number;
let origin: string;

beforeEach(async () => {
  fake = await fakeLab();
  rendererFolder = join(fake.home, '..', 'renderer');
  await mkdir(join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>Espalier</title>');
  await writeFile(join(rendererFolder, 'assets', 'index.js'), 'void 0;');
  await writeFile(join(fake.home, '..', 'secret.txt'), 'secret');
  served = await serveLab(fake.lab, { rendererFolder });
  port = Number(new URL(served.url).port);
  origin = `http://127.0.0.1:${port}`;
});

afterEach(async () => {
  await served.close();
  await fake.remove();
});

describe('the printed address', () => {
  test('lets one browser in, which is known by its cookie from then on', async () => {
    const { pathname, search } = new URL(served.url);
    const first = await ask(port, `${pathname}${search}`);
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(first.status).toBe(200);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);

    const page = await ask(port, '/', { cookie });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Espalier</title>');
    expect((await ask(port, '/assets/index.js', { cookie })).headers['content-type']).toMatch(/javascript/);
  });

  test('does not work twice', async () => {
    await cookieFor(served.url);
    const { pathname, search } = new URL(served.url);
    const second = await ask(port, `${pathname}${search}`);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  test.each(['/', '/?token=', '/?token=guess', '/assets/index.js'])('nobody comes in by %s', async (path) => {
    expect((await ask(port, path)).status).toBe(403);
    expect((await ask(port, path, { cookie: `espalier-${port}=guess` })).status).toBe(403);
  });
});

describe('a browser that was let in', () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await cookieFor(served.url);
  });

  test('gets the page under strict rules', async () => {
    const { headers } = await ask(port, '/', { cookie });
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers['content-security-policy']).not.toMatch(/unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
    'is refused under the host name %s, which may have been made to point here',
    async (host) => {
      expect((await ask(port, '/', { cookie, host })).status).toBe(403);
      await expect(openSocket(port, { cookie, origin, host })).resolves.toBe(403);
    },
  );

  test.each(['http://evil.example', 'http://127.0.0.1:1', 'http://localhost', 'null'])(
    'is refused on behalf of the page %s',
    async (foreign) => {
      const headers = { cookie, origin: foreign };
      expect((await ask(port, '/', headers)).status).toBe(403);
      expect((await ask(port, '/upload?name=a.csv', headers, { method: 'POST', body: 'a' })).status).toBe(
        403,
      );
      await expect(openSocket(port, headers)).resolves.toBe(403);
    },
  );

  test('must say from which page it writes or opens a socket', async () => {
    expect((await ask(port, '/upload?name=a.csv', { cookie }, { method: 'POST', body: 'a' })).status).toBe(
      403,
    );
    await expect(openSocket(port, { cookie })).resolves.toBe(403);
  });

  test('without its cookie it is a stranger, whatever page it names', async () => {
    expect((await ask(port, '/upload?name=a', { origin }, { method: 'POST', body: 'a' })).status).toBe(403);
    await expect(openSocket(port, { origin })).resolves.toBe(403);
    expect(await uploaded()).toEqual([]);
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/__proto__',
    '/constructor',
    '/etc/passwd',
  ])('cannot get out of the interface by %s', async (path) => {
    const answer = await ask(port, path, { cookie });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('secret');
  });

  test.each(['PUT', 'DELETE', 'POST'])('cannot %s a page', async (method) => {
    expect((await ask(port, '/', { cookie, origin }, { method })).status).toBe(405);
  });

  test('calls the lab and hears its events over a socket', async () => {
    const socket = await connected();
    const reply = await heardNext(socket, { id: 7, name: 'system.info', input: {} });
    expect(reply).toMatchObject({ id: 7, reply: { ok: true, value: { version: 'fake' } } });

    const event = heardNext(socket);
    fake.emit({ type: 'import.progress', job: 'j', stage: 'reading', share: NaN, rows: 3 });
    expect(await event).toEqual({
      event: { type: 'import.progress', job: 'j', stage: 'reading', share: NaN, rows: 3 },
    });
  });

  test('hears a refusal as a value with its code', async () => {
    const socket = await connected();
    expect(await heardNext(socket, { id: 1, name: 'runs.get', input: { run: 'r' } })).toMatchObject({
      reply: { ok: false, error: { code: 'run.unknown' } },
    });
    expect(await heardNext(socket, { id: 2, name: '__proto__', input: {} })).toMatchObject({
      reply: { ok: false, error: { code: 'system.bad-call' } },
    });
  });

  test.each([
    ['text', 'system.info'],
    ['bytes that are no frame', Buffer.from([0xc1])],
    ['a frame of another shape', Buffer.from([0x90])],
  ])('is shown out when it sends %s', async (_what, data) => {
    const socket = await connected();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(data);
    expect(await closed).toBe(1007);
  });

  test('cannot name a path of this computer', async () => {
    const socket = await connected();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    void heardNext(socket, { id: 1, offer: '/etc/passwd' });
    expect(await closed).toBe(1007);
  });

  test('hands over a file and gets a token for it', async () => {
    const headers = { cookie, origin };
    const answer = await ask(port, '/upload?name=%E8%8C%B6.csv', headers, {
      method: 'POST',
      body: 'a,b\n1,2\n',
    });
    const { token, name, bytes } = JSON.parse(answer.text).value;
    expect([answer.status, name, bytes]).toEqual([200, '茶.csv', 'a,b\n1,2\n'.length]);
    expect(await readFile(fake.lab.files.path(token), 'utf8')).toBe('a,b\n1,2\n');
  });

  test('cannot hand over a file larger than the limit, and hears why', async () => {
    const headers = { cookie, origin, 'content-length': String(17 * 2 ** 30) };
    const answer = await ask(port, '/upload?name=big.csv', headers, { method: 'POST', body: 'a' }).catch(
      String,
    );
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('file.too-large') });
    expect(await uploaded()).toEqual([]);
  });

  async function connected() {
    const socket = await openSocket(port, { cookie, origin });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    return socket;
  }
});

test('other computers cannot connect: nothing listens on any other address', async () => {
  const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const addresses = others
    .filter(({ internal }) => !internal)
    .map(({ address, scopeid }) => [address, scopeid] as const);
  for (const [address, scope] of [...addresses, ['::1', undefined] as const]) {
    const host = scope ? `${address}%${scope}` : address;
    const outcome = await new Promise((resolve) => {
      connect({ host, port }, () => resolve('connected')).on('error', () => resolve('refused'));
    });
    expect(outcome, host).toBe('refused');
  }
});

test('a port that is taken is refused with its number', async () => {
  await expect(serveLab(fake.lab, { rendererFolder, port })).rejects.toMatchObject({
    code: 'system.port-unusable',
    details: { port, reason: 'EADDRINUSE' },
  });
});

test('an end leaves no listener, no socket and no uploaded file behind', async () => {
  const cookie = await cookieFor(served.url);
  await ask(port, '/upload?name=a', { cookie, origin }, { method: 'POST', body: 'a' });
  const socket = await openSocket(port, { cookie, origin });
  const closed = new Promise((resolve) => typeof socket !== 'number' && socket.once('close', resolve));
  await served.close();
  await closed;
  expect(await readdir(join(fake.home, 'tmp'))).toEqual([]);
  await expect(ask(port, '/')).rejects.toThrow(/ECONNREFUSED/);
});

async function uploaded(): Promise<string[]> {
  const [folder = ''] = await readdir(join(fake.home, 'tmp'));
  return readdir(join(fake.home, 'tmp', folder));
}

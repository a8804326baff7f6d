import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receive } from '../../../src/main/serve/upload';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-upload-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Sends pieces as one body without a length, as streams are sent, and gives the receiving end to `work`. */
async function sending<T>(
  pieces: string[],
  end: 'whole' | 'cut',
  work: (body: IncomingMessage) => Promise<T>,
) {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
  const arrived = new Promise<IncomingMessage>((resolve) => server.once('request', resolve));
  const sent = request({ host: '127.0.0.1', port, method: 'POST' });
  sent.on('error', () => undefined);
  for (const piece of pieces) sent.write(piece);
  try {
    const body = await arrived;
    const done = work(body);
    if (end === 'whole') sent.end();
    else sent.destroy();
    return await done;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test('a file arrives whole, readable by its owner alone', async () => {
  const path = await sending(['ab', 'cd'], 'whole', (body) => receive(body, 'x.csv', folder, 4));
  expect(await readFile(path, 'utf8')).toBe('abcd');
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test('one byte over the limit is refused, and nothing of it stays', async () => {
  const refused = sending(['ab', 'cde'], 'whole', (body) => receive(body, 'x.csv', folder, 4));
  await expect(refused).rejects.toMatchObject({
    code: 'file.too-large',
    details: { file: 'x.csv', limit: 4 },
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a sender that breaks off leaves nothing', async () => {
  const broken = sending(['ab'], 'cut', (body) => receive(body, 'x.csv', folder, 4));
  await expect(broken).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that is gone is told by its code', async () => {
  const gone = sending(['ab'], 'whole', (body) => receive(body, 'x.csv', join(folder, 'gone'), 4));
  await expect(gone).rejects.toMatchObject({ code: 'file.write-failed', details: { reason: 'ENOENT' } });
});

import { lstat, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connect } from '../../../src/shared/contract/client';
import { attachLocally, listenLocally } from '../../../src/main/serve/local-socket';
import type { Attached } from '../../../src/main/serve/attached';
import { fakeLab, type FakeLab } from './fake-lab';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function aLab(folder?: string): Promise<FakeLab> {
  const fake = await fakeLab(folder);
  ends.push(fake.remove);
  return fake;
}

async function listening(folder?: string): Promise<FakeLab & { close(): Promise<void> }> {
  const fake = await aLab(folder);
  const { close } = await listenLocally(fake.lab, fake.home);
  ends.push(close);
  return { ...fake, close };
}

async function attached(home: string): Promise<Attached> {
  const other = await attachLocally(home);
  if (!other) throw new Error('nobody listens');
  ends.push(() => other.close());
  return other;
}

test('a second process calls the open lab and hears its events', async () => {
  const { home, emit } = await listening();
  const client = connect(await attached(home));
  await expect(client.call('system.info', {})).resolves.toMatchObject({ version: 'fake', home });
  await expect(client.call('runs.get', { run: 'r' })).rejects.toMatchObject({ code: 'run.unknown' });

  const heard = new Promise((resolve) => client.subscribe(resolve));
  emit({ type: 'import.progress', job: 'j', stage: 'storing', share: 0.5, rows: 10 });
  expect(await heard).toMatchObject({ job: 'j', share: 0.5 });
});

test('it names files by path, because it belongs to the same person', async () => {
  const { home, lab } = await listening();
  const other = await attached(home);
  const file = join(home, 'tmp', 'a.csv');
  await writeFile(file, 'a\n1\n');
  const token = await other.offer(file);
  expect(token).toMatchObject({ name: 'a.csv', bytes: 'a\n1\n'.length });
  expect(lab.files.path((token as { token: string }).token)).toBe(file);
  await expect(other.offer(join(home, 'none.csv'))).rejects.toMatchObject({ code: 'file.missing' });
  await expect(other.offer(home)).rejects.toMatchObject({ code: 'file.not-regular' });
});

test('the socket is for its owner alone', async () => {
  const { home } = await listening();
  expect((await lstat(join(home, 'lab.sock'))).mode & 0o777).toBe(0o600);
});

test('a folder deeper than a socket may lie is served from elsewhere, for its owner alone too', async () => {
  const { home, close } = await listening('d'.repeat(120));
  const elsewhere = await readFile(join(home, 'lab.sock'), 'utf8');
  expect((await lstat(dirname(elsewhere))).mode & 0o777).toBe(0o700);
  expect((await lstat(elsewhere)).mode & 0o777).toBe(0o600);
  await expect(connect(await attached(home)).call('system.info', {})).resolves.toMatchObject({ home });

  await close();
  await expect(lstat(dirname(elsewhere))).rejects.toThrow(/ENOENT/);
  await expect(lstat(join(home, 'lab.sock'))).rejects.toThrow(/ENOENT/);
});

test('without an open lab there is nobody to attach to', async () => {
  const { home } = await aLab();
  expect(await attachLocally(home)).toBeUndefined();
});

test('the socket of a lab that was killed counts as nobody, and does not keep the next one from listening', async () => {
  const { home, lab } = await aLab();
  await leaveDeadSocket(home);
  expect((await lstat(join(home, 'lab.sock'))).isSocket()).toBe(true);
  expect(await attachLocally(home)).toBeUndefined();

  const { close } = await listenLocally(lab, home);
  ends.push(close);
  await expect(connect(await attached(home)).call('system.info', {})).resolves.toMatchObject({ home });
});

test('when the lab goes, what was asked is refused and the other end is told', async () => {
  const { home, lab, close } = await listening();
  const never = { ...lab.handlers, 'datasets.list': () => new Promise<never>(() => undefined) };
  Object.assign(lab, { handlers: never });
  await close();
  const again = await listenLocally(lab, home);
  const other = await attached(home);
  const waiting = expect(other.request('datasets.list', {})).rejects.toMatchObject({
    code: 'system.disconnected',
  });
  await expect(connect(other).call('system.info', {})).resolves.toMatchObject({ home });
  await again.close();
  await waiting;
  await other.lost;
  await expect(other.request('system.info', {})).rejects.toMatchObject({ code: 'system.disconnected' });
});

/** Leaves a socket in the folder that nobody listens to, as a killed process does. */
async function leaveDeadSocket(home: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(home, 'other.sock'), resolve));
  await rename(join(home, 'other.sock'), join(home, 'lab.sock'));
  await new Promise((resolve) => server.close(resolve));
}

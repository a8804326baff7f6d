import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldersIn, makeFolders, type Folders } from '../../../src/main/lab/folders';
import { cleanPrepared } from '../../../src/main/lab/prepared-age';
import { createStorage } from '../../../src/main/lab/storage';

let folders: Folders;
beforeEach(async () => {
  folders = foldersIn(mkdtempSync(join(tmpdir(), 'espalier-storage-')));
  await makeFolders(folders);
  mkdirSync(join(folders.prepared, 'a1', 'deep'), { recursive: true });
  writeFileSync(join(folders.prepared, 'a1', 'features.f32'), Buffer.alloc(3000));
  writeFileSync(join(folders.prepared, 'a1', 'deep', 'labels.f32'), Buffer.alloc(500));
  writeFileSync(join(folders.datasets, 'table'), Buffer.alloc(70));
  writeFileSync(folders.history, Buffer.alloc(40));
  writeFileSync(`${folders.history}-wal`, Buffer.alloc(2));
});
afterEach(() => rmSync(folders.home, { recursive: true }));

test('every file counts once, where it belongs', async () => {
  const used = await createStorage(folders, () => true).used();
  expect(Object.fromEntries(used.map(({ part, bytes }) => [part, bytes]))).toEqual({
    datasets: 70,
    history: 42,
    runs: 0,
    prepared: 3500,
    exports: 0,
    backups: 0,
  });
});

test('only what is made again is freed, and said how much', async () => {
  const storage = createStorage(folders, () => true);
  expect(await storage.free()).toBe(3500);
  expect(await readdir(folders.prepared)).toEqual([]);
  expect(await readdir(folders.trash)).toEqual([]);
  expect((await storage.used()).find(({ part }) => part === 'datasets')?.bytes).toBe(70);
});

test('what nobody asked for in a month goes by itself, and the longest unused where all take too much', async () => {
  const now = new Date('2031-03-06T10:00:00Z');
  const aged = async (name: string, days: number): Promise<void> => {
    const place = join(folders.prepared, name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'features.f32'), Buffer.alloc(1000));
    const used = new Date(now.getTime() - days * 86_400_000);
    await utimes(place, used, used);
  };
  await aged('a1', 1);
  await aged('fresh', 29);
  await aged('stale', 31);
  await cleanPrepared(folders, now);
  expect((await readdir(folders.prepared)).sort()).toEqual(['a1', 'fresh']);
  await cleanPrepared(folders, now, 2000);
  expect(await readdir(folders.prepared)).toEqual(['a1']);
  expect(await readdir(folders.trash)).toEqual([]);
});

test('nothing is taken from a run that trains', async () => {
  const storage = createStorage(folders, () => false);
  await expect(storage.free()).rejects.toMatchObject({ code: 'system.storage-busy' });
  expect(await readdir(folders.prepared)).toEqual(['a1']);
});

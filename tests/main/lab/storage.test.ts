import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldersIn, makeFolders, type Folders } from '../../../src/main/lab/folders';
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

test('nothing is taken from a run that trains', async () => {
  const storage = createStorage(folders, () => false);
  await expect(storage.free()).rejects.toMatchObject({ code: 'system.storage-busy' });
  expect(await readdir(folders.prepared)).toEqual(['a1']);
});

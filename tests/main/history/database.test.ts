import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, truncate, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backUp, backupsIn } from '../../../src/main/history/backup';
import { openDatabase } from '../../../src/main/history/database';
import { openHistory } from '../../../src/main/history/history';
import { MIGRATIONS, migrate, versionOf } from '../../../src/main/history/migrate';
import { loadSqlite } from '../../../src/main/history/sqlite';
import type { Folders } from '../../../src/main/lab/folders';
import { runQuery } from '../../../src/shared/contract/runs';
import { parseSearch } from '../../../src/shared/run-search/parse';
import { exampleEpoch, examplePlan, temporaryHome } from './example';

const refusal = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

async function historyWithOneRun(home: Folders): Promise<string> {
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  runs.commit(Array.from({ length: 50 }, (_, epoch) => exampleEpoch(run, epoch, epoch === 0)));
  close();
  return run;
}

test('a runtime that the engine would abort is refused before the engine is loaded', async () => {
  await expect(loadSqlite('8')).rejects.toThrow(
    refusal('system.runtime-too-old', { found: '8', needed: 10 }),
  );
  await expect(loadSqlite('none')).rejects.toThrow(refusal('system.runtime-too-old'));
});

test('every commit is flushed to the disk before it is believed', async () => {
  await using home = await temporaryHome();
  const db = await openDatabase(await loadSqlite(), home);
  const setting = (name: string): unknown => db.pragma(name, { simple: true });
  const full = 2;
  expect([setting('journal_mode'), setting('synchronous'), setting('foreign_keys')]).toEqual([
    'wal',
    full,
    1,
  ]);
  expect([setting('fullfsync'), setting('checkpoint_fullfsync')]).toEqual([1, 1]);
  db.close();
});

test('a history of a newer version is refused and not a byte of it changes', async () => {
  await using home = await temporaryHome();
  await historyWithOneRun(home);
  const db = new Database(home.history);
  db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
  db.close();
  const before = await readFile(home.history);
  await expect(openHistory(home)).rejects.toThrow(
    refusal('system.newer-history', { version: MIGRATIONS.length + 1, known: MIGRATIONS.length }),
  );
  expect((await readFile(home.history)).equals(before)).toBe(true);
});

test('a migration that fails half-way leaves the old schema and the old version', () => {
  const db = new Database(':memory:');
  migrate(db, ['CREATE TABLE a (x INTEGER) STRICT']);
  const broken = ['', 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO missing VALUES (1)'];
  expect(() => migrate(db, broken)).toThrow('no such table: missing');
  expect(versionOf(db)).toBe(1);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()).toEqual(['a']);
  migrate(db, ['', 'CREATE TABLE b (x INTEGER) STRICT']);
  expect(versionOf(db)).toBe(2);
  db.close();
});

test('a run of a history of the version before has no executor yet, and can be given one', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 1));
  db.exec(
    `INSERT INTO runs (id, name, status, dataset, seed, tasks, epochs, created_at, plan)
     VALUES ('r1', 'old', 'finished', 'd', 1, '[]', 1, '', '{}')`,
  );
  migrate(db, MIGRATIONS);
  const executor = db.prepare('SELECT executor FROM runs').pluck();
  expect(executor.get()).toBeNull();
  expect(() => db.exec("UPDATE runs SET executor = 'no JSON'")).toThrow('CHECK');
  db.exec(`UPDATE runs SET executor = '{}'`);
  expect(executor.get()).toBe('{}');
  db.close();
});

test('a history of the version before stars is backed up and brought up to date with all it holds', async () => {
  await using home = await temporaryHome();
  const old = new Database(home.history);
  migrate(old, MIGRATIONS.slice(0, 2));
  const plan = JSON.stringify(examplePlan({ name: 'old' }));
  old
    .prepare(
      `INSERT INTO runs (id, name, status, dataset, seed, tasks, epochs, created_at, tags, archived, plan)
       VALUES ('r1', 'old', 'finished', 'd', 1, '["fat","Lean"]', 10, '2031-03-06T10:00:00.000Z', '["best"]', 1, ?)`,
    )
    .run(plan);
  old.close();
  const { runs, close } = await openHistory(home);
  const search = runQuery.parse({ shelf: 'archived' });
  const found = runs.list(search, parseSearch('task:lean tag:best old star:no', new Date()));
  expect(found.runs).toMatchObject([{ id: 'r1', starred: false, archived: true, deletedAt: null }]);
  expect(await backupsIn(home.backups)).not.toEqual([]);
  close();
});

test('a status that nobody knows cannot be stored', async () => {
  await using home = await temporaryHome();
  const run = await historyWithOneRun(home);
  const db = new Database(home.history);
  const update = db.prepare('UPDATE runs SET status = ? WHERE id = ?');
  expect(() => update.run('asleep', run)).toThrow(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_CHECK' }),
  );
  db.close();
});

test.each([
  ['truncated', (file: string) => truncate(file, 4096 * 3 + 17)],
  ['not a database', (file: string) => writeFile(file, 'x'.repeat(8192))],
])('a history that is %s is set aside, and the next start goes on from the backup', async (_how, damage) => {
  await using home = await temporaryHome();
  const run = await historyWithOneRun(home);
  const db = new Database(home.history);
  await backUp(db, home.backups);
  db.close();
  await damage(home.history);
  await expect(openHistory(home)).rejects.toThrow(
    refusal('system.history-damaged', { folder: home.home, backup: 'history-0002.sqlite' }),
  );
  const aside = (await readdir(home.backups)).find((name) => name.startsWith('damaged-')) ?? '';
  expect(await readdir(join(home.backups, aside))).toContain('history.sqlite');
  const restored = await openHistory(home);
  expect(restored.runs.summary(run).epochsDone).toBe(50);
  restored.close();
});

test('a damaged history without a backup says that it is lost, and the next start is empty', async () => {
  await using home = await temporaryHome();
  await writeFile(home.history, 'x'.repeat(8192));
  await expect(openHistory(home)).rejects.toThrow(refusal('system.history-lost'));
  const fresh = await openHistory(home);
  expect(fresh.runs.interruptAll()).toEqual([]);
  fresh.close();
});

test('one backup a day, three of them kept', async () => {
  await using home = await temporaryHome();
  await historyWithOneRun(home);
  await historyWithOneRun(home);
  expect(await backupsIn(home.backups)).toEqual([join(home.backups, 'history-0001.sqlite')]);
  for (let day = 0; day < 4; day++) {
    const newest = (await backupsIn(home.backups))[0] ?? '';
    await utimes(newest, new Date(0), new Date(0));
    await historyWithOneRun(home);
  }
  expect(await backupsIn(home.backups)).toEqual(
    [5, 4, 3].map((n) => join(home.backups, `history-000${n}.sqlite`)),
  );
});

test('one data folder has one lab', async () => {
  await using home = await temporaryHome();
  const history = await openHistory(home);
  await expect(openHistory(home)).rejects.toThrow(
    refusal('system.busy-folder', { folder: home.home, process: process.pid }),
  );
  history.close();
  (await openHistory(home)).close();
});

test('the lock of a process that was killed is gone with it', async () => {
  await using home = await temporaryHome();
  (await openHistory(home)).close();
  const engine = JSON.stringify(createRequire(import.meta.url).resolve('better-sqlite3'));
  const script = `const db = new (require(${engine}))(${JSON.stringify(home.lock)});
    db.prepare('UPDATE holder SET process = ?').run(process.pid); db.exec('BEGIN IMMEDIATE'); process.stdout.write('held'); setInterval(() => {}, 1e6)`;
  const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  await expect(openHistory(home)).rejects.toThrow(refusal('system.busy-folder', { process: other.pid }));
  other.kill('SIGKILL');
  await once(other, 'exit');
  (await openHistory(home)).close();
});

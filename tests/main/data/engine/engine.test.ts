import { mkdir, mkdtemp, rm, writeFile, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, openEngine, type Engine } from '../../../../src/main/data/engine/engine';
import { interruptible, selectOne } from '../../../../src/main/data/engine/query';
import { z } from '../../../../src/shared/zod';
import { refusalOf } from '../room';

let folder: string;
let engine: Engine;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'espalier-engine-')));
  await mkdir(join(folder, 'inside'));
  await writeFile(join(folder, 'outside.csv'), 'a\n1\n');
  await writeFile(join(folder, 'allowed.csv'), 'a\n1\n');
  engine = await openEngine({
    folders: [join(folder, 'inside')],
    files: [join(folder, 'allowed.csv')],
    spill: join(folder, 'inside'),
  });
});

afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the engine is locked down', () => {
  it.each([
    ["SELECT * FROM read_text('/etc/passwd')"],
    ["SELECT * FROM read_csv('OUTSIDE')"],
    ["SELECT * FROM glob('OUTSIDE')"],
    ["COPY (SELECT 1) TO 'OUTSIDE'"],
    ["ATTACH 'OUTSIDE.duckdb'"],
    ['INSTALL httpfs'],
    ['LOAD httpfs'],
    ["SELECT * FROM read_csv('https://example.org/a.csv')"],
    ['SET threads = 1'],
    ['SET enable_external_access = true'],
    ['SET lock_configuration = false'],
    ["SET allowed_directories = ['/']"],
  ])('%s is refused', async (sql) => {
    const outside = join(folder, 'outside.csv');
    await expect(engine.connection.run(sql.replace('OUTSIDE', outside))).rejects.toThrow();
  });

  it('but reads the file and writes in the folder it was given', async () => {
    const sql = `SELECT count(*)::INT FROM read_csv(${literal(join(folder, 'allowed.csv'))})`;
    expect(await selectOne(engine.connection, sql, z.tuple([z.number()]))).toEqual([1]);
    await engine.connection.run(`ATTACH ${literal(join(folder, 'inside', 'x.duckdb'))} AS x`);
    await engine.connection.run('DETACH x');
  });

  it('takes text in SQL for text', async () => {
    const text = "it's '; DROP TABLE x; --";
    expect(await selectOne(engine.connection, `SELECT ${literal(text)}`, z.tuple([z.string()]))).toEqual([
      text,
    ]);
  });
});

describe('a long query', () => {
  it('ends soon after the signal', async () => {
    const cancel = new AbortController();
    const began = performance.now();
    const forever = interruptible(engine.connection, cancel.signal, () =>
      engine.connection.run('SELECT count(*) FROM range(100000000000) a, range(1000) b'),
    );
    cancel.abort();
    expect((await refusalOf(forever)).code).toBe('system.cancelled');
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

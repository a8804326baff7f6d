import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExecutorRecord } from '../../../src/shared/run';
import { choicesIn } from '../../../src/worker/run/choices';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'espalier-choices-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const fused: ExecutorRecord = { kind: 'fused', why: 'measured', detail: '', probes: [], threads: 1 };
const compiled: ExecutorRecord = { ...fused, kind: 'compiled' };

test('a choice once made stands, whoever chooses otherwise afterwards', () => {
  const [one, other] = [choicesIn(join(folder, 'new')), choicesIn(join(folder, 'new'))];
  expect(other.find('key')).toBeNull();
  expect(one.keep('key', fused)).toEqual(fused);
  expect(other.keep('key', compiled)).toEqual(fused);
  expect(other.find('key')).toEqual(fused);
  expect(readdirSync(join(folder, 'new'))).toEqual(['key.json']);
});

test('a damaged choice is none', () => {
  writeFileSync(join(folder, 'key.json'), '{"kind": "fus');
  expect(choicesIn(folder).find('key')).toBeNull();
});

import { mkdtemp, open, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeRanges } from '../../../../src/main/data/scan/breaks';
import { rewrite, type Edits } from '../../../../src/main/data/scan/rewrite';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-rewrite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rewritten(bytes: Buffer, edits: Edits): Promise<Buffer> {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  await writeFile(from, bytes);
  const source = await open(from, 'r');
  const target = await open(to, 'w');
  await rewrite(source, target, edits, new AbortController().signal);
  await source.close();
  await target.close();
  return readFile(to);
}

it('leaves out ranges and turns returns, over pieces of a quarter megabyte', async () => {
  const bytes = Buffer.alloc(700_000, 'abcdefghij');
  bytes[262_143] = 0x0d;
  bytes[262_144] = 0x0d;
  const drops = [0, 3, 262_140, 262_143, 300_000, 600_000, 699_999, 700_000];
  const expected = Buffer.concat([
    bytes.subarray(3, 262_140),
    Buffer.from('\n\n'),
    bytes.subarray(262_145, 300_000),
    bytes.subarray(600_000, 699_999),
  ]);
  expect((await rewritten(bytes, { drops, turns: [262_143, 262_144] })).equals(expected)).toBe(true);
});

it('merges ranges into ranges that are in order, apart, and cover the same bytes', () => {
  const ranges = fc
    .array(fc.integer({ min: 0, max: 40 }), { maxLength: 10 })
    .map((all) => [...new Set(all)].sort((a, b) => a - b))
    .map((all) => (all.length % 2 === 0 ? all : all.slice(1)));
  const covered = (all: readonly number[]): Set<number> => {
    const set = new Set<number>();
    for (let i = 0; i < all.length; i += 2)
      for (let at = all[i] ?? 0; at < (all[i + 1] ?? 0); at++) set.add(at);
    return set;
  };
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      const merged = mergeRanges(a, b);
      expect(merged).toEqual([...merged].sort((x, y) => x - y));
      expect(covered(merged)).toEqual(new Set([...covered(a), ...covered(b)].sort((x, y) => x - y)));
    }),
  );
});

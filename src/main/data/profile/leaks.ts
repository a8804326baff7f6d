/**
 * Columns that give another one away: a copy, the same in another unit, or the same under other names. Candidates come
 * from a sample and are confirmed on all rows.
 */
import { setImmediate } from 'node:timers/promises';
import type { ColumnProfile, Problem } from '../../../shared/dataset';
import { cell as cellSchema, type Cell } from '../../../shared/dataset';
import { z } from '../../../shared/zod';
import { columnName } from '../columns/raw-table';
import { count, select, selectOne } from '../engine/query';
import type { Stored } from './problems';

const LEAST_ROWS = 20;
const SAMPLE = 2000;
const SQUARES_OVERFLOW = 1e150;
const MOST_COLUMNS = 200;
const CORRELATED = 0.9999;
/** Larger families are curves and pictures, whose neighbouring points are alike by nature. */
const LARGEST_FAMILY = 3;

type Pair = readonly [a: number, b: number];

/** One problem a pair of columns, naming the later one as giving away the earlier one. */
export async function leaks(stored: Stored, profiles: readonly ColumnProfile[]): Promise<Problem[]> {
  if (stored.rows < LEAST_ROWS) return [];
  const indices = profiles.map((_, i) => i);
  const numbers = indices.filter((i) => varies(profiles[i])).slice(0, MOST_COLUMNS);
  const groups = indices.filter((i) => repeats(profiles[i], stored.rows)).slice(0, MOST_COLUMNS);
  const sample = await sampleOf(stored, [...new Set([...numbers, ...groups])]);
  const candidates = [
    ...(await correlatedIn(sample, numbers)).map((pair) => ({ pair, confirm: correlated })),
    ...(await renamedIn(sample, groups, profiles)).map((pair) => ({ pair, confirm: renamed(profiles) })),
  ];
  const found = new Map<string, Pair>();
  for (const { pair, confirm } of smallFamilies(candidates)) {
    if (!found.has(pair.join()) && (await confirm(stored, pair))) found.set(pair.join(), pair);
  }
  return [...found.values()].map(([a, b]) => ({
    kind: 'leak',
    column: profiles[b]?.name ?? null,
    count: stored.rows - (profiles[b]?.missing ?? 0),
    rows: [],
    subject: profiles[a]?.name ?? null,
    remedy: 'ignore-column',
  }));
}

/** More than two numbers, of a size that can be squared. */
function varies(profile: ColumnProfile | undefined): boolean {
  if (!profile || profile.numbers === null || profile.distinct <= 2) return false;
  return Math.max(Math.abs(profile.numbers.min), Math.abs(profile.numbers.max)) < SQUARES_OVERFLOW;
}

/** Values that come back, so that a second column with the same pattern is no accident. */
function repeats(profile: ColumnProfile | undefined, rows: number): boolean {
  return (
    profile !== undefined &&
    profile.type !== 'time' &&
    profile.distinct >= 2 &&
    profile.distinct <= rows / 4 &&
    profile.distinct <= SAMPLE
  );
}

type Sample = ReadonlyMap<number, readonly Cell[]>;

async function sampleOf({ connection, table, rows }: Stored, columns: readonly number[]): Promise<Sample> {
  if (columns.length === 0) return new Map();
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  const names = columns.map(columnName);
  const sql = `SELECT ${names.join(', ')} FROM ${table} WHERE rowid % ${step} = 0 LIMIT ${SAMPLE}`;
  const cells = await select(connection, sql, z.array(cellSchema));
  return new Map(columns.map((i, at) => [i, cells.map((row) => row[at] ?? null)]));
}

async function correlatedIn(sample: Sample, columns: readonly number[]): Promise<Pair[]> {
  const vectors = columns.map((i) => unitVector(sample.get(i) ?? []));
  const pairs: Pair[] = [];
  for (const [i, a] of vectors.entries()) {
    await setImmediate();
    for (let j = i + 1; j < vectors.length; j++) {
      const b = vectors[j];
      if (b && Math.abs(dot(a, b)) > CORRELATED) pairs.push([columns[i] ?? 0, columns[j] ?? 0]);
    }
  }
  return pairs;
}

/** Centred and of length 1, so that a dot product is Pearson's correlation; missing values count as the mean. */
function unitVector(cells: readonly Cell[]): Float64Array {
  const values = cells.filter((cell) => typeof cell === 'number');
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const vector = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell - mean : 0));
  const length = Math.hypot(...vector);
  return length > 0 && Number.isFinite(length) ? vector.map((value) => value / length) : vector.fill(0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

async function renamedIn(
  sample: Sample,
  columns: readonly number[],
  profiles: readonly ColumnProfile[],
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const [i, a] of columns.entries()) {
    await setImmediate();
    for (const b of columns.slice(i + 1)) {
      const alike =
        profiles[a]?.distinct === profiles[b]?.distinct && profiles[a]?.missing === profiles[b]?.missing;
      if (alike && oneToOne(sample.get(a) ?? [], sample.get(b) ?? [])) pairs.push([a, b]);
    }
  }
  return pairs;
}

function oneToOne(a: readonly Cell[], b: readonly Cell[]): boolean {
  const there = new Map<Cell, Cell>();
  const back = new Map<Cell, Cell>();
  return a.every((cell, i) => {
    const other = b[i] ?? null;
    if (!there.has(cell)) there.set(cell, other);
    if (!back.has(other)) back.set(other, cell);
    return there.get(cell) === other && back.get(other) === cell;
  });
}

async function correlated({ connection, table }: Stored, [a, b]: Pair): Promise<boolean> {
  const sql = `SELECT abs(corr(${columnName(a)}, ${columnName(b)})) FROM ${table}`;
  const [strength] = await selectOne(connection, sql, z.tuple([z.number().or(z.nan()).nullable()]));
  return strength !== null && strength > CORRELATED;
}

function renamed(profiles: readonly ColumnProfile[]): (stored: Stored, pair: Pair) => Promise<boolean> {
  return async ({ connection, table }, [a, b]) => {
    const sql = `SELECT count(*) FROM (SELECT DISTINCT ${columnName(a)}, ${columnName(b)} FROM ${table})`;
    const [pairs] = await selectOne(connection, sql, z.tuple([count]));
    const missing = (profiles[a]?.missing ?? 0) > 0 ? 1 : 0;
    return pairs === (profiles[a]?.distinct ?? 0) + missing;
  };
}

/** Candidates whose columns, joined by candidates, are at most three. */
function smallFamilies<C extends { pair: Pair }>(candidates: readonly C[]): C[] {
  const family = new Map<number, Set<number>>();
  for (const { pair } of candidates) {
    const joined = new Set(pair.flatMap((i) => [i, ...(family.get(i) ?? [])]));
    for (const i of joined) family.set(i, joined);
  }
  return candidates.filter(({ pair }) => (family.get(pair[0])?.size ?? 0) <= LARGEST_FAMILY);
}

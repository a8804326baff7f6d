/** What a person should know about stored columns. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile, Problem } from '../../../shared/dataset';
import { columnReading } from '../../../shared/recipe/column-reading';
import { z } from '../../../shared/zod';
import { hasHidden } from '../columns/header';
import { columnName } from '../columns/raw-table';
import { grouped } from '../columns/survey';
import { count, select, selectOne } from '../engine/query';
import { hashedRows, repeatedRows } from '../repeated-rows';

const PLACES = 3;
const NEARLY_EMPTY = 0.95;
/** Numbers that stand for "no value" in many files. */
const SENTINELS: ReadonlySet<number> = new Set([-99, -999, -9999, -99999]);

export interface Stored {
  readonly connection: DuckDBConnection;
  readonly table: string;
  readonly rows: number;
}

/** Columns that say nothing: the same in every row, another in every row, or hardly ever filled. */
export async function poorColumns(stored: Stored, profiles: readonly ColumnProfile[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [i, profile] of profiles.entries()) {
    const { name: column, missing, distinct } = profile;
    const of = { column, subject: null, remedy: 'ignore-column' as const };
    if (missing >= NEARLY_EMPTY * stored.rows) {
      const rows = await places(stored, `${columnName(i)} IS NOT NULL`);
      problems.push({ ...of, kind: 'near-empty', count: missing, rows });
    } else if (isConstant(profile, stored.rows)) {
      problems.push({ ...of, kind: 'constant', count: stored.rows - missing, rows: [] });
    } else if (isUnique(profile, stored.rows)) {
      problems.push({ ...of, kind: 'unique', count: distinct, rows: [] });
    }
  }
  return problems;
}

/** The same in every row that has a value, which in a single row says nothing. */
export function isConstant({ distinct }: ColumnProfile, rows: number): boolean {
  return rows > 1 && distinct <= 1;
}

/** Of so many rows on, texts that repeat now and then still name them: a few rows are there twice. */
const MANY_ROWS = 100;
const NEARLY_ALL = 0.97;

/** Another text in every row or nearly so, or the rows counted through: it names rows and tells nothing about them. */
export function isUnique({ type, missing, distinct, numbers }: ColumnProfile, rows: number): boolean {
  if (missing > 0 || rows < 3) return false;
  if (type === 'text') return distinct >= (rows < MANY_ROWS ? rows : NEARLY_ALL * rows);
  return distinct === rows && numbers !== null && numbers.whole && numbers.max - numbers.min === rows - 1;
}

/** Numbers that may stand for a missing value: only suggested. */
export async function sentinels(stored: Stored, profiles: readonly ColumnProfile[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [i, { name, numbers }] of profiles.entries()) {
    if (numbers === null || !SENTINELS.has(numbers.min)) continue;
    const cell = columnName(i);
    const sql = `SELECT count(*) FILTER (${cell} = ${numbers.min}), coalesce(min(${cell}) FILTER (${cell} > ${numbers.min}), -1) FROM ${stored.table}`;
    const [times, next] = await selectOne(stored.connection, sql, z.tuple([count, z.number()]));
    if (next < 0) continue;
    const rows = await places(stored, `${cell} = ${numbers.min}`);
    problems.push({
      kind: 'missing-markers',
      column: name,
      count: times,
      rows,
      subject: String(numbers.min),
      remedy: 'treat-as-missing',
      reading: columnReading.parse({ missing: [String(numbers.min)] }),
    });
  }
  return problems;
}

/** Rows that repeat an earlier one, told by a 64-bit hash of all their cells. */
export async function duplicates(stored: Stored, columns: number): Promise<Problem[]> {
  const sql = `SELECT count(*) - count(DISTINCT h) FROM (${hashedRows(stored.table, columns)})`;
  const [repeated] = await selectOne(stored.connection, sql, z.tuple([count]));
  if (repeated === 0) return [];
  const repeats = `${repeatedRows(stored.table, columns)} LIMIT ${PLACES}`;
  const rows = await select(stored.connection, repeats, z.tuple([count]));
  return [
    {
      kind: 'duplicates',
      column: null,
      count: repeated,
      rows: rows.map(([row]) => row + 1),
      subject: null,
      remedy: 'drop-duplicates',
    },
  ];
}

const HIDDEN_SQL =
  '[\\x{00a0}\\x{00ad}\\x{200b}-\\x{200f}\\x{202a}-\\x{202e}\\x{2060}-\\x{2064}\\x{2066}-\\x{2069}\\x{feff}\\x01-\\x08\\x0e-\\x1f]';

/** Names and texts with characters that cannot be seen: they make equal what is not, or the other way round. */
export async function hiddenCharacters(
  stored: Stored,
  profiles: readonly ColumnProfile[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const texts = profiles.flatMap(({ type }, i) => (type === 'text' ? [i] : []));
  const counts = await countMatches(stored, texts);
  for (const [i, { name }] of profiles.entries()) {
    const cells = counts.get(i) ?? 0;
    if (cells === 0 && !hasHidden(name)) continue;
    const rows = cells === 0 ? [] : await places(stored, hasHiddenSql(columnName(i)));
    problems.push({
      kind: 'hidden-characters',
      column: name,
      count: cells,
      rows,
      subject: null,
      ...(cells === 0
        ? { remedy: 'none' }
        : { remedy: 'clean-text', reading: columnReading.parse({ clean: true }) }),
    });
  }
  return problems;
}

function hasHiddenSql(cell: string): string {
  return `regexp_matches(${cell}, '${HIDDEN_SQL}')`;
}

/** Column -> cells with hidden characters. */
async function countMatches(
  { connection, table }: Stored,
  columns: readonly number[],
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const group of grouped(columns)) {
    const each = group.map((i) => `count(*) FILTER (${hasHiddenSql(columnName(i))})`);
    const found = await selectOne(connection, `SELECT ${each.join(', ')} FROM ${table}`, z.array(count));
    group.forEach((i, at) => counts.set(i, found[at] ?? 0));
  }
  return counts;
}

/** The first rows, from 1, for which a condition holds. */
async function places({ connection, table }: Stored, condition: string): Promise<number[]> {
  const sql = `SELECT rowid FROM ${table} WHERE ${condition} ORDER BY rowid LIMIT ${PLACES}`;
  return (await select(connection, sql, z.tuple([count]))).map(([row]) => row + 1);
}

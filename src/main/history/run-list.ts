import type Database from 'better-sqlite3';
import type { z } from '../../shared/zod';
import type { runQuery } from '../../shared/contract/runs';
import { SUMMARY_COLUMNS, summaryRow, type SummaryRow } from './run-rows';
import type { Sqlite } from './sqlite';

export type RunQuery = z.output<typeof runQuery>;

/** Each has an index that begins with `archived`, so that a page is read in order and nothing is sorted. */
const ORDER: Readonly<Record<RunQuery['sort'], string>> = {
  created: 'number',
  name: 'name COLLATE NOCASE',
  status: 'status',
  seconds: 'seconds',
  headline: 'headline',
};

/** The statements behind `runs.list`: conditions as parameters, one statement for every form of question. */
export function listSql(
  query: Pick<RunQuery, 'sort' | 'descending' | 'study'>,
  words: number,
): { page: string; count: string } {
  const conditions = ['archived = ?'];
  if (query.study !== undefined) conditions.push('study = ?');
  if (words > 0) {
    const all = Array.from({ length: words }, () => "words GLOB '*' || lower(?) || '*'").join(' AND ');
    conditions.push(`number IN (SELECT rowid FROM run_words WHERE ${all})`);
  }
  const where = conditions.join(' AND ');
  const direction = query.descending ? 'DESC' : 'ASC';
  const order =
    query.sort === 'created'
      ? `number ${direction}`
      : `${ORDER[query.sort]} ${direction} NULLS LAST, number ${direction}`;
  return {
    page: `SELECT ${SUMMARY_COLUMNS} FROM runs WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    count: `SELECT count(*) FROM runs WHERE ${where}`,
  };
}

/** One page of runs and how many there are in all. */
export function createRunList(db: Sqlite): (query: RunQuery) => { total: number; rows: SummaryRow[] } {
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  const statement = (sql: string): Database.Statement<unknown[]> => {
    const known = prepared.get(sql) ?? db.prepare<unknown[]>(sql);
    prepared.set(sql, known);
    return known;
  };
  return (query) => {
    const words = query.search.split(/\s+/u).filter((word) => word !== '');
    const sql = listSql(query, words.length);
    const conditions = [
      query.archived ? 1 : 0,
      ...(query.study === undefined ? [] : [query.study]),
      ...words.map(literally),
    ];
    const total = Number(Object.values(statement(sql.count).get(...conditions) ?? {})[0]);
    const rows = statement(sql.page).all(...conditions, query.count, query.from);
    return { total, rows: rows.map((row) => summaryRow.parse(row)) };
  };
}

/** A word as GLOB finds it, its special letters without their power. */
function literally(word: string): string {
  return word.replace(/[[*?]/g, '[$&]');
}

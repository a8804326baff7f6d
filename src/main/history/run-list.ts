import type Database from 'better-sqlite3';
import { z } from '../../shared/zod';
import type { groupQuery, runQuery, RunSort } from '../../shared/contract/runs';
import type { Term } from '../../shared/run-search/parse';
import { SUMMARY_COLUMNS, summaryRow, type SummaryRow } from './run-rows';
import { searchSql, type Sql } from './run-search';
import type { Sqlite } from './sqlite';

export type RunQuery = z.output<typeof runQuery>;
export type GroupQuery = z.output<typeof groupQuery>;

/** Runs of one study or dataset; `key` is its id, null for runs of no study. */
const runGroup = z.object({ key: z.string().nullable(), runs: z.number() });
export type RunGroup = z.infer<typeof runGroup>;

/** Each has an index that begins with `shelf, live`, so that a page is read in order and nothing is sorted. */
const ORDER: Readonly<Record<RunSort, string>> = {
  created: 'number',
  name: 'name COLLATE NOCASE',
  status: 'status',
  tasks: 'tasks COLLATE NOCASE',
  headline: 'headline',
  epochs: 'epochs_done',
  seconds: 'seconds',
  seed: 'seed',
  parameters: 'parameters',
};

type Filter = Pick<RunQuery, 'shelf' | 'study' | 'dataset'> & Partial<Pick<RunQuery, 'models'>>;

/** In the words of the index that answers it. */
const WITH_WEIGHTS = "best_epoch IS NOT NULL AND status IN ('finished', 'stopped')";

/** Which runs a query means, as conditions of SQL. */
export function filterSql({ shelf, study, dataset, models = false }: Filter, terms: readonly Term[]): Sql {
  const parts: Sql[] = [{ sql: 'shelf = ?', values: [shelf] }];
  if (study === null) parts.push({ sql: 'study IS NULL', values: [] });
  else if (study !== undefined) parts.push({ sql: 'study = ?', values: [study] });
  if (models) parts.push({ sql: WITH_WEIGHTS, values: [] });
  if (dataset !== undefined) parts.push({ sql: 'dataset = ?', values: [dataset] });
  parts.push(...searchSql(terms));
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

/** The statement that reads a page of runs that train or wait (`live` 1) or of the others, in order. */
export function pageSql(where: string, { sort, descending }: Pick<RunQuery, 'sort' | 'descending'>): string {
  const direction = descending ? 'DESC' : 'ASC';
  const order =
    sort === 'created'
      ? `number ${direction}`
      : `${ORDER[sort]} ${direction} NULLS LAST, number ${direction}`;
  return `SELECT ${SUMMARY_COLUMNS} FROM runs WHERE ${where} AND live = ? ORDER BY ${order} LIMIT ? OFFSET ?`;
}

/** How many runs train or wait, and how many others there are: what a search means is looked for once. */
export function countSql(where: string): string {
  return `SELECT count(*) FILTER (WHERE live = 1) AS live, count(*) FILTER (WHERE live = 0) AS others FROM runs WHERE ${where}`;
}

const counted = z.object({ live: z.number(), others: z.number() });
const label = z.object({ kind: z.enum(['task', 'tag']), label: z.string() });

/** The list of runs as it is looked at: a page of it, its groups, and the labels that tell runs apart. */
export interface RunListing {
  /** One page of runs, those that train or wait first, and how many there are in all. */
  page(query: RunQuery, terms: readonly Term[]): { total: number; rows: SummaryRow[] };
  groups(query: GroupQuery, terms: readonly Term[]): RunGroup[];
  labels(): { tasks: string[]; tags: string[] };
}

export function createRunList(db: Sqlite): RunListing {
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  const statement = (sql: string): Database.Statement<unknown[]> => {
    const known = prepared.get(sql) ?? db.prepare<unknown[]>(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    page(query, terms) {
      const { sql, values } = filterSql(query, terms);
      const { live, others } = counted.parse(statement(countSql(sql)).get(...values));
      const page = statement(pageSql(sql, query));
      const read = (of: 0 | 1, from: number, count: number): unknown[] =>
        count > 0 ? page.all(...values, of, count, from) : [];
      const first = read(1, query.from, Math.min(query.count, live - query.from));
      const rest = read(0, Math.max(0, query.from - live), query.count - first.length);
      return { total: live + others, rows: [...first, ...rest].map((row) => summaryRow.parse(row)) };
    },
    groups(query, terms) {
      const { sql, values } = filterSql(query, terms);
      const grouping = `SELECT ${query.by} AS key, count(*) AS runs FROM runs WHERE ${sql}
        GROUP BY ${query.by} ORDER BY max(live) DESC, max(number) DESC`;
      return statement(grouping)
        .all(...values)
        .map((row) => runGroup.parse(row));
    },
    labels() {
      const rows = statement('SELECT DISTINCT kind, label FROM run_labels ORDER BY kind, label').all();
      const labels = rows.map((row) => label.parse(row));
      const of = (kind: string): string[] => labels.flatMap((one) => (one.kind === kind ? one.label : []));
      return { tasks: of('task'), tags: of('tag') };
    },
  };
}

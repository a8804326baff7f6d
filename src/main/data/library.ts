/** Reads stored datasets: one engine, each dataset attached read-only when it is first asked for. */
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell, Dataset } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { z } from '../../shared/zod';
import { columnName } from './columns/raw-table';
import { literal, openEngine, type Engine } from './engine/engine';
import { count as counted, select, selectOne } from './engine/query';
import { repeatedRows } from './repeated-rows';
import { cellOf, rowSql, type RowQuery } from './search';
import { DATA_FILE, TABLE } from './stored';

export class Library {
  private readonly attached = new Map<string, Promise<string>>();

  private constructor(
    private readonly store: string,
    private readonly engine: Engine,
  ) {}

  static async open(store: string): Promise<Library> {
    return new Library(store, await openEngine({ folders: [store], spill: join(store, '.spill') }));
  }

  /** Rows [from, from + count) of a dataset, all columns. @throws data.damaged */
  async page(of: Dataset, from: number, count: number): Promise<{ total: number; rows: Cell[][] }> {
    const table = await this.tableOf(of);
    const columns = of.columns.map((column, i) => asCell(column.type, i));
    const sql = `SELECT ${columns.join(', ')} FROM ${table} WHERE rowid >= $1 AND rowid < $2`;
    return this.reading(of, async (connection) => {
      const result = await connection.run(sql, [BigInt(from), BigInt(from) + BigInt(count)]);
      const rows = (await result.getRows()).map((row) => checked(row, of.id));
      return { total: of.rows, rows };
    });
  }

  /**
   * Rows [from, from + count) of those that a query finds, in its order, with their row ids.
   * @throws data.column-unknown, data.damaged
   */
  async find(
    of: Dataset,
    query: RowQuery,
    from: number,
    count: number,
  ): Promise<{ total: number; ids: number[]; rows: Cell[][] }> {
    const { where, values, order } = rowSql(of, query);
    const table = await this.tableOf(of);
    const columns = of.columns.map((column, i) => asCell(column.type, i));
    return this.reading(of, async (connection) => {
      const [total] = await selectOne(
        connection,
        `SELECT count(*) FROM ${table} WHERE ${where}`,
        z.tuple([counted]),
        values,
      );
      const page = `ORDER BY ${order} LIMIT ${count} OFFSET ${from}`;
      const sql = `SELECT rowid::DOUBLE, ${columns.join(', ')} FROM ${table} WHERE ${where} ${page}`;
      const found = (await (await connection.run(sql, values)).getRows()).map((row) => checked(row, of.id));
      return { total, ids: found.map(([id]) => Number(id)), rows: found.map((row) => row.slice(1)) };
    });
  }

  /**
   * @param names at least one column
   * @throws data.column-unknown, data.damaged
   */
  async *rows(of: Dataset, names: readonly string[]): AsyncGenerator<{ first: number; columns: Cell[][] }> {
    const table = await this.tableOf(of);
    const columns = names.map((name) => columnOf(of, name));
    const connection = await this.engine.connect();
    try {
      const result = await connection.stream(`SELECT ${columns.join(', ')} FROM ${table}`);
      let first = 0;
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        yield { first, columns: names.map((_, i) => checked(chunk.getColumnValues(i), of.id)) };
        first += chunk.rowCount;
      }
    } finally {
      connection.closeSync();
    }
  }

  /** Row ids of the rows that repeat an earlier one. @throws data.damaged */
  async repeats(of: Dataset): Promise<number[]> {
    const table = await this.tableOf(of);
    return this.reading(of, async (connection) => {
      const found = await select(connection, repeatedRows(table, of.columns.length), z.tuple([counted]));
      return found.map(([row]) => row);
    });
  }

  /** Lets go of a dataset's file; it is attached again when it is asked for. */
  async release(id: string): Promise<void> {
    const attached = this.attached.get(id);
    if (!attached) return;
    this.attached.delete(id);
    await attached;
    await this.engine.connection.run(`DETACH "${id}"`);
  }

  close(): Promise<void> {
    this.engine.close();
    return Promise.resolve();
  }

  private async reading<T>({ id }: Dataset, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.engine.connect();
    try {
      return await work(connection);
    } catch (thrown) {
      throw thrown instanceof AppError ? thrown : new AppError('data.damaged', { dataset: id });
    } finally {
      connection.closeSync();
    }
  }

  private tableOf({ id }: Dataset): Promise<string> {
    const known = this.attached.get(id);
    if (known) return known;
    const attaching = this.attach(id);
    this.attached.set(id, attaching);
    return attaching;
  }

  /** DuckDB checks every block that it reads, so a file that was changed fails here or while it is read. */
  private async attach(id: string): Promise<string> {
    try {
      await this.engine.connection.run(
        `ATTACH ${literal(join(this.store, id, DATA_FILE))} AS "${id}" (READ_ONLY)`,
      );
      return `"${id}".${TABLE}`;
    } catch {
      this.attached.delete(id);
      throw new AppError('data.damaged', { dataset: id });
    }
  }
}

/** Cells as they stand in our own tables. @throws data.damaged when they are anything else */
function checked(values: readonly unknown[], dataset: string): Cell[] {
  return values.map((value) => {
    if (
      value === null ||
      typeof value === 'number' ||
      typeof value === 'string' ||
      typeof value === 'boolean'
    )
      return value;
    throw new AppError('data.damaged', { dataset });
  });
}

function columnOf(of: Dataset, name: string): string {
  const column = cellOf(of, name);
  const type = of.columns.find((each) => each.name === name)?.type;
  return type === 'time' ? `CAST(${column} AS VARCHAR)` : column;
}

function asCell(type: Dataset['columns'][number]['type'], index: number): string {
  return type === 'time' ? `CAST(${columnName(index)} AS VARCHAR)` : columnName(index);
}

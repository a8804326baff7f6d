/** Queries whose rows are parsed, and which an AbortSignal can end. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { AppError } from '../../../shared/errors/app-error';
import { z } from '../../../shared/zod';

const INTERRUPT_EVERY_MS = 25;
const PROGRESS_EVERY_MS = 100;

/** A count: DuckDB has 64-bit integers, rows of a table are far fewer. */
export const count = z.union([z.bigint(), z.number()]).transform(Number).pipe(z.number().int());

/** All rows of a result, each an array parsed by `row`. */
export async function select<Row extends z.ZodType>(
  connection: DuckDBConnection,
  sql: string,
  row: Row,
  values: DuckDBValue[] = [],
): Promise<z.output<Row>[]> {
  const result = await connection.run(sql, values);
  return z.array(row).parse(await result.getRowsJS());
}

/** The one row of a result. */
export async function selectOne<Row extends z.ZodType>(
  connection: DuckDBConnection,
  sql: string,
  row: Row,
  values: DuckDBValue[] = [],
): Promise<z.output<Row>> {
  const [first] = await select(connection, sql, row, values);
  if (first === undefined) throw new Error('a query gave no row');
  return first;
}

/**
 * Does database work that the signal can end: whatever the work then throws becomes `system.cancelled`.
 * The interruption is repeated, because one that comes before a query has begun is lost.
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  refuseIfCancelled(signal);
  let timer: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    timer = setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
    connection.interrupt();
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    return await work();
  } catch (thrown) {
    refuseIfCancelled(signal);
    throw thrown;
  } finally {
    signal.removeEventListener('abort', interrupt);
    clearInterval(timer);
    refuseIfCancelled(signal);
  }
}

/** @throws system.cancelled when the signal says so */
export function refuseIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('system.cancelled');
}

/** Tells about every tenth of a second how much of the running query is done, from 0 to 1. */
export async function watched<T>(
  connection: DuckDBConnection,
  heard: (share: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    const { percentage } = connection.progress;
    if (percentage >= 0) heard(Math.min(1, percentage / 100));
  }, PROGRESS_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

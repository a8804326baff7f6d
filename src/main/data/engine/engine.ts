/** DuckDB, locked down: it sees the folders it was given and nothing else, loads no extensions, and cannot be reconfigured. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { availableParallelism, totalmem } from 'node:os';

const GIGABYTE = 2 ** 30;

export interface Engine {
  readonly connection: DuckDBConnection;
  /** One more connection to the same data, for a query beside others; close it with `closeSync`. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

/**
 * An engine in memory.
 * @param folders what it may read, write and attach; their paths are resolved and end without a separator
 * @param spill where it may put what does not fit in memory
 */
export async function openEngine(folders: readonly string[], spill: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(availableParallelism()) });
  const connection = await instance.connect();
  const memory = Math.max(0.5, Math.min(4, totalmem() / GIGABYTE / 2));
  await connection.run(`
    SET autoinstall_known_extensions = false;
    SET autoload_known_extensions = false;
    SET allow_community_extensions = false;
    SET memory_limit = '${memory.toFixed(1)}GB';
    SET temp_directory = ${literal(spill)};
    SET max_temp_directory_size = '256GB';
    SET allowed_directories = [${folders.map(literal).join(', ')}];
    SET enable_external_access = false;
    SET lock_configuration = true`);
  return {
    connection,
    connect: () => instance.connect(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Text inside SQL, for the few places that take no parameter: settings, ATTACH, names of a table's columns. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

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

/** What an engine may touch. */
export interface Reach {
  /** Folders it may read and write in. */
  readonly folders: readonly string[];
  /** Files it may read beside them. */
  readonly files?: readonly string[];
  /** Folder for what does not fit in memory. */
  readonly spill: string;
}

/** An engine in memory. */
export async function openEngine({ folders, files = [], spill }: Reach): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(availableParallelism()) });
  const connection = await instance.connect();
  const memory = Math.max(0.5, Math.min(4, totalmem() / GIGABYTE / 2));
  await connection.run(`
    SET autoinstall_known_extensions = false;
    SET autoload_known_extensions = false;
    SET allow_community_extensions = false;
    SET TimeZone = 'UTC';
    SET memory_limit = '${memory.toFixed(1)}GB';
    SET temp_directory = ${literal(spill)};
    SET max_temp_directory_size = '256GB';
    SET allowed_directories = [${folders.map(literal).join(', ')}];
    SET allowed_paths = [${files.map(literal).join(', ')}];
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

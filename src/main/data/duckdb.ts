import { DuckDBInstance, type DuckDBConnection, type DuckDBDataChunk, type DuckDBValue } from '@duckdb/node-api';

/** Nothing is fetched, loaded or attached on behalf of data. */
const CLOSED = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  threads: '2',
  memory_limit: '2GB',
} as const;

export interface Database {
  readonly connection: DuckDBConnection;
  /** Rows of plain values, column order as asked. */
  all(sql: string, values?: DuckDBValue[]): Promise<DuckDBValue[][]>;
  run(sql: string, values?: DuckDBValue[]): Promise<void>;
  /** Chunks of a result on a connection of their own: another query on the same one would end them early, unsaid. */
  stream(sql: string): AsyncIterable<DuckDBDataChunk>;
  /** Another connection, for a stream: a query on the same connection would end it early, without a word. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

/**
 * Opens a DuckDB file that may read the named files and nothing else.
 * @param path the database file
 * @param reads files that `read_csv` may open; none: only the database itself
 */
export async function openDatabase(path: string, mode: 'write' | 'read', reads: readonly string[] = []): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { ...CLOSED, access_mode: mode === 'read' ? 'READ_ONLY' : 'READ_WRITE' });
  const connection = await instance.connect();
  const list = reads.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
  if (reads.length > 0) await connection.run(`SET allowed_paths = [${list}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return {
    connection,
    all: async (sql, values) => (await connection.runAndReadAll(sql, values)).getRows(),
    stream: (sql) => streamOf(instance, sql),
    run: async (sql, values) => void (await connection.run(sql, values)),
    connect: () => instance.connect(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function* streamOf(instance: DuckDBInstance, sql: string): AsyncIterable<DuckDBDataChunk> {
  const connection = await instance.connect();
  try {
    const result = await connection.stream(sql);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) yield chunk;
  } finally {
    connection.closeSync();
  }
}

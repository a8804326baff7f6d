/** What the beginning of a file tells about how it is to be read. */
import { encodingName, type Preview, type ReadOptions } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { z } from '../../../shared/zod';
import { isMarkerText } from '../columns/grammar';
import type { Notice } from '../columns/notice';
import { RAW } from '../columns/raw-table';
import type { Engine } from '../engine/engine';
import { select } from '../engine/query';
import { withSource, type Source } from '../source/source';
import { refusalOf } from '../scan/refusal';
import { examine, type Examined } from './examine';
import { readTable, type ReadTable } from './read';
import { openText } from './text';

const BYTES = 2 * 1024 * 1024;
const ROWS = 100;

/** A new engine that may use a new, empty folder; both are gone afterwards. */
export type InWorkshop = <T>(
  work: (engine: Engine, folder: string) => Promise<T>,
  files: readonly string[],
) => Promise<T>;

/**
 * Looks at the first two megabytes. What an import would ask about is answered by the likeliest guess and told as a notice.
 * @throws file.*, csv.*: what no choice of options could mend
 */
export async function previewTable(
  path: string,
  name: string,
  options: Partial<ReadOptions>,
  inWorkshop: InWorkshop,
): Promise<Preview> {
  return withSource(path, name, async (source) => {
    const asked: Notice[] = [];
    for (let given = options; ;) {
      try {
        return await inWorkshop((engine, work) => look(source, given, asked, engine, work), [source.path]);
      } catch (thrown) {
        const answer = thrown instanceof AppError ? answerTo(thrown) : undefined;
        if (answer === undefined || !(thrown instanceof AppError)) throw thrown;
        asked.push(thrown.report());
        given = { ...given, ...answer };
      }
    }
  });
}

/** The likeliest answer to what an import leaves to a person; undefined for real refusals. */
function answerTo({ code, details }: AppError): Partial<ReadOptions> | undefined {
  if (code === 'csv.encoding') return { encoding: encodingName.parse(details.guess) };
  if (code === 'csv.header-missing') return { header: false };
  return code === 'csv.delimiter-unclear' ? { delimiter: String(details.first) } : undefined;
}

async function look(
  source: Source,
  options: Partial<ReadOptions>,
  asked: readonly Notice[],
  engine: Engine,
  work: string,
): Promise<Preview> {
  const { signal } = new AbortController();
  const progress = (): void => undefined;
  const text = await openText(source, { work, encoding: options.encoding, limit: BYTES, signal, progress });
  try {
    const examined = await examine(text, source.name, options.delimiter, { signal, progress });
    const read = await readTable(engine, text, examined, { file: source.name, work, options, signal });
    return {
      name: source.name,
      bytes: source.bytes,
      options: resolvedOptions(options, read),
      columns: read.table.map(({ name, type }) => ({ name, type })),
      rows: await firstRows(engine, read),
      badRows: read.faults,
      notices: [...asked, ...faultNotices(examined, read, source.name), ...read.notices].map(
        ({ code, details }) => ({ code, details: { ...details } }),
      ),
    };
  } finally {
    await text.handle.close();
  }
}

function resolvedOptions(options: Partial<ReadOptions>, read: ReadTable): Preview['options'] {
  const { encoding, delimiter, header, decimalComma } = read;
  return {
    encoding,
    delimiter,
    header,
    decimalComma,
    badRows: options.badRows ?? 'stop',
    ...(options.types && { types: options.types }),
  };
}

/** What an import would refuse because of rows that are already seen to be wrong. */
function faultNotices({ shape, sniffed }: Examined, { faults }: ReadTable, file: string): Notice[] {
  return faults.length === 0 ? [] : [refusalOf(shape, faults, sniffed.columns, file).report()];
}

/** The first rows as they stand in the file; missing values are null. */
async function firstRows(engine: Engine, { first }: ReadTable): Promise<(string | null)[][]> {
  const sql = `SELECT * FROM ${RAW} WHERE rowid >= ${first} LIMIT ${ROWS}`;
  const rows = await select(engine.connection, sql, z.array(z.string().nullable()));
  return rows.map((row) => row.map((cell) => (cell === null || isMarkerText(cell) ? null : cell)));
}

import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import {
  encodingName,
  type Dataset,
  type EncodingName,
  type Preview,
  type ReadOptions,
} from '../../shared/dataset';
import { progressLine } from '../progress-line';
import { Interrupted, runCommand, type CommonOptions, type Result } from '../run-command';
import type { Session } from '../session';
import { printLine, printTable } from '../terminal';

interface ImportOptions extends CommonOptions {
  readonly encoding?: EncodingName;
  readonly delimiter?: string;
  readonly header: boolean;
  readonly decimalComma?: boolean;
  readonly skipBadRows?: boolean;
  readonly preview?: boolean;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('import a CSV or TSV file as a dataset')
    .argument('<file>')
    .addOption(
      new Option('--encoding <name>', 'how the bytes are to be read; guessed when left out').choices(
        encodingName.options,
      ),
    )
    .option('--delimiter <character>', 'what separates the columns; guessed when left out')
    .option('--no-header', 'the first row is data')
    .option('--decimal-comma', 'numbers are written 1,5')
    .option('--skip-bad-rows', 'leave out rows that cannot be read, and list them')
    .option('--preview', 'show how the file would be read; import nothing')
    .option('--json', 'one JSON document on standard output')
    .action((file: string, options: ImportOptions) =>
      runCommand(options, (session) => importFile(session, file, options)),
    );
}

async function importFile(session: Session, file: string, options: ImportOptions): Promise<Result> {
  const { token } = await session.offer(resolve(file));
  const reading = readingOf(options);
  if (options.preview)
    return previewed(await session.client.call('datasets.preview', { token, options: reading }));
  const job = randomUUID();
  const line = progressLine();
  const forget = session.client.subscribe((event) => {
    if (event.type === 'import.progress' && event.job === job)
      line.show(event.share, `${event.stage} ${event.rows} rows`);
  });
  let cancelled = false;
  const cancel = (): void => {
    cancelled = true;
    void session.client.call('datasets.cancelImport', { job });
  };
  process.once('SIGINT', cancel);
  try {
    const done = await session.client.call('datasets.import', { job, token, options: reading });
    return { value: done, say: () => sayDataset(done.dataset, done.known, done.skipped.length) };
  } catch (thrown) {
    throw cancelled ? new Interrupted() : thrown;
  } finally {
    process.off('SIGINT', cancel);
    line.end();
    forget();
  }
}

function readingOf(options: ImportOptions): Partial<ReadOptions> {
  return {
    badRows: options.skipBadRows ? 'skip' : 'stop',
    ...(options.encoding && { encoding: options.encoding }),
    ...(options.delimiter && { delimiter: options.delimiter === '\\t' ? '\t' : options.delimiter }),
    ...(!options.header && { header: false }),
    ...(options.decimalComma && { decimalComma: true }),
  };
}

function previewed(preview: Preview): Result {
  const say = (): void => {
    const { encoding, delimiter, header } = preview.options;
    printLine(
      `${preview.name}: ${encoding}, separated by ${JSON.stringify(delimiter)}, ${header ? 'with' : 'without'} header`,
    );
    printTable(
      preview.columns.map((column) => `${column.name} (${column.type})`),
      preview.rows.slice(0, 10).map((row) => row.map((cell) => cell ?? '')),
    );
    for (const row of preview.badRows) printLine(`row ${row.row}: ${row.reason}`);
  };
  return { value: preview, say };
}

function sayDataset(dataset: Dataset, known: boolean, skipped: number): void {
  printLine(
    `${known ? 'Known already' : 'Imported'}: ${dataset.name}, ${dataset.rows} rows, ${dataset.columns.length} columns`,
  );
  printLine(`dataset ${dataset.id}`);
  if (skipped > 0) printLine(`${skipped} rows were skipped; --json lists them`);
  for (const problem of dataset.problems)
    printLine(
      `note: ${problem.kind}${problem.column === null ? '' : ` in ${problem.column}`} (${problem.count})`,
    );
}

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeFailure } from '../../shared/errors/write-failure';
import { runCommand, type CommonOptions } from '../run-command';
import { printLine } from '../terminal';
import { mustBeFree } from './export';

interface ReportOptions extends CommonOptions {
  readonly to: string;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description('write the verdict of a study, with all it rests on, as one HTML file that opens anywhere')
    .argument('<study>')
    .requiredOption('--to <file>', 'the file; it must not exist')
    .option('--json', 'one JSON document on standard output')
    .action((study: string, options: ReportOptions) =>
      runCommand(options, async ({ client }) => {
        await mustBeFree(options.to);
        const { html } = await client.call('studies.report', { study });
        await writeFile(resolve(options.to), html, { flag: 'wx' }).catch((thrown: unknown) => {
          throw writeFailure(options.to, thrown);
        });
        return { value: { study, file: options.to }, say: () => printLine(`report: ${options.to}`) };
      }),
    );
}

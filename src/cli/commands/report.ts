import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { LabClient } from '../../shared/contract/client';
import { writeFailure } from '../../shared/errors/write-failure';
import { runCommand, type CommonOptions } from '../run-command';
import { printLine, terminalLanguage } from '../terminal';
import { mustBeFree } from './export';

interface ReportOptions extends CommonOptions {
  readonly to: string;
}

/** Writes the verdict of a study as one HTML file. @throws study.no-verdict, file.exists, file.write-failed */
export async function writeReport(client: LabClient, study: string, file: string): Promise<void> {
  const { html } = await client.call('studies.report', { study, language: terminalLanguage() });
  await writeFile(resolve(file), html, { flag: 'wx' }).catch((thrown: unknown) => {
    throw writeFailure(file, thrown);
  });
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
        await writeReport(client, study, options.to);
        return { value: { study, file: options.to }, say: () => printLine(`report: ${options.to}`) };
      }),
    );
}

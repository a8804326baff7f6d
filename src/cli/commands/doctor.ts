import type { Command } from 'commander';
import { runCommand, type CommonOptions } from '../run-command';
import { EXIT, printLine, terminalLanguage } from '../terminal';

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what this machine has, and one remedy for each thing that is missing')
    .option('--json', 'one JSON document on standard output')
    .action((options: CommonOptions) =>
      runCommand(options, async ({ client }) => {
        const report = await client.call('system.doctor', {});
        const say = (): void => {
          for (const line of report.lines) {
            printLine(`${line.ok ? 'ok     ' : 'missing'}  ${line.part}: ${line.value}`);
            if (!line.ok) printLine(`         ${line.remedy[terminalLanguage()]}`);
          }
        };
        return { value: report, say, exit: report.ok ? EXIT.done : EXIT.runFailed };
      }),
    );
}

import type { Command } from 'commander';
import { runCommand, type CommonOptions } from '../run-command';
import { sayRun } from '../say-run';
import { printLine, printTable, short } from '../terminal';

export function addShow(program: Command): void {
  program
    .command('show')
    .description('a run: plan, epochs, metrics')
    .argument('<run>')
    .option('--json', 'one JSON document on standard output')
    .action((run: string, options: CommonOptions) =>
      runCommand(options, async ({ client }) => {
        const detail = await client.call('runs.get', { run });
        return { value: detail, say: () => sayRun(detail) };
      }),
    );
}

export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('settings that differ between runs, and their metrics with differences to the first')
    .argument('<runs...>')
    .option('--json', 'one JSON document on standard output')
    .action((runs: string[], options: CommonOptions) =>
      runCommand(options, async ({ client }) => {
        const compared = await client.call('runs.compare', { runs });
        const say = (): void => {
          printTable(
            ['setting', ...runs],
            compared.settings.map((setting) => [setting.path, ...setting.values]),
          );
          printLine();
          const rows = compared.metrics.map((m) => [
            m.task,
            m.metric,
            m.part,
            ...m.values.map((value, i) =>
              i === 0 ? short(value) : `${short(value)} (${signed(m.differences[i] ?? NaN)})`,
            ),
          ]);
          printTable(['task', 'metric', 'part', ...runs], rows);
        };
        return { value: compared, say };
      }),
    );
}

function signed(value: number): string {
  return value > 0 ? `+${short(value)}` : short(value);
}

import type { Command } from 'commander';
import type { ColumnProfile } from '../../shared/dataset';
import { runCommand, type CommonOptions } from '../run-command';
import { printLine, printTable, short } from '../terminal';

export function addDatasets(program: Command): void {
  program
    .command('datasets')
    .description('list imported datasets, or the columns of one')
    .argument('[dataset]')
    .option('--json', 'one JSON document on standard output')
    .action((id: string | undefined, options: CommonOptions) =>
      runCommand(options, async ({ client }) => {
        if (id !== undefined) {
          const dataset = await client.call('datasets.get', { id });
          return {
            value: dataset,
            say: () =>
              printTable(['column', 'type', 'missing', 'distinct', 'values'], dataset.columns.map(columnRow)),
          };
        }
        const datasets = await client.call('datasets.list', {});
        const say = (): void => {
          if (datasets.length === 0) printLine('No datasets yet: espalier import FILE');
          else
            printTable(
              ['dataset', 'name', 'rows', 'columns'],
              datasets.map((d) => [d.id, d.name, d.rows, d.columns.length]),
            );
        };
        return { value: datasets, say };
      }),
    );
}

function columnRow(column: ColumnProfile): (string | number)[] {
  const numbers = column.numbers;
  const values = numbers
    ? `${short(numbers.min)} to ${short(numbers.max)}`
    : column.top
        .slice(0, 3)
        .map((top) => top.value)
        .join(', ');
  return [column.name, column.type, column.missing, column.distinct, values];
}

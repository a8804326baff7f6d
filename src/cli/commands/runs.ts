import type { Command } from 'commander';
import type { RunSummary } from '../../shared/run';
import { runCommand, type CommonOptions, type Result } from '../run-command';
import type { Session } from '../session';
import { printLine, printTable, short } from '../terminal';

interface ListOptions extends CommonOptions {
  readonly search: string;
  readonly study?: string;
  readonly archived?: boolean;
  readonly limit: string;
}

interface EditOptions extends CommonOptions {
  readonly tag?: string[];
  readonly note?: string;
  readonly name?: string;
  readonly archive?: boolean;
  readonly unarchive?: boolean;
}

const STEERING = [
  ['pause', 'pause a run that another Espalier trains'],
  ['resume', 'let a paused run go on there'],
  ['stop', 'stop a run and keep its best weights'],
  ['cancel', 'end a run at once'],
] as const;

export function addRuns(program: Command): void {
  const runs = program.command('runs').description('list runs; pause, resume, stop, cancel or edit one');
  runs
    .option('--search <words>', 'words that must all occur in name, tags, note, task, arm or status', '')
    .option('--study <study>', 'runs of one study')
    .option('--archived', 'archived runs instead')
    .option('--limit <number>', 'how many', '50')
    .option('--json', 'one JSON document on standard output')
    .action((options: ListOptions) => runCommand(options, (session) => list(session, options)));
  for (const [action, description] of STEERING) {
    runs
      .command(action)
      .description(description)
      .argument('<run>')
      .action((run: string, _options: CommonOptions, command: Command) =>
        runCommand(command.optsWithGlobals(), async ({ client }) => {
          await client.call(`runs.${action}`, { run });
          return { value: { run, action }, say: () => printLine(`${run}: ${action}`) };
        }),
      );
  }
  runs
    .command('edit')
    .description('name, tags, note, archive')
    .argument('<run>')
    .option('--name <name>')
    .option('--tag <tag...>', 'these tags instead of the old ones')
    .option('--note <text>')
    .option('--archive')
    .option('--unarchive')
    .action((run: string, _options: EditOptions, command: Command) => {
      const options: EditOptions = command.optsWithGlobals();
      return runCommand(options, (session) => edit(session, run, options));
    });
}

async function list({ client }: Session, options: ListOptions): Promise<Result> {
  const found = await client.call('runs.list', {
    search: options.search,
    archived: options.archived ?? false,
    count: Math.min(1000, Math.max(1, Number(options.limit) || 50)),
    ...(options.study !== undefined && { study: options.study }),
  });
  const say = (): void => {
    printTable(['run', 'name', 'arm', 'status', 'epochs', 'seed', 'headline'], found.runs.map(runRow));
    if (found.total > found.runs.length) printLine(`${found.runs.length} of ${found.total}`);
  };
  return { value: found, say };
}

async function edit({ client }: Session, run: string, options: EditOptions): Promise<Result> {
  const archived = options.archive ? { archived: true } : options.unarchive ? { archived: false } : {};
  const edited = await client.call('runs.edit', {
    run,
    ...(options.name !== undefined && { name: options.name }),
    ...(options.tag && { tags: options.tag }),
    ...(options.note !== undefined && { note: options.note }),
    ...archived,
  });
  return {
    value: edited,
    say: () => printTable(['run', 'name', 'arm', 'status', 'epochs', 'seed', 'headline'], [runRow(edited)]),
  };
}

function runRow(run: RunSummary): (string | number)[] {
  const headline = run.headline
    .map((metric) => `${metric.task} ${metric.metric} ${short(metric.value)}`)
    .join(', ');
  return [run.id, run.name, run.arm ?? '', run.status, `${run.epochsDone}/${run.epochs}`, run.seed, headline];
}

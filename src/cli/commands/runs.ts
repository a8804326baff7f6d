import type { Command } from 'commander';
import type { RunSummary } from '../../shared/run';
import { FIELDS } from '../../shared/run-search/fields';
import { runCommand, type CommonOptions, type Result } from '../run-command';
import type { Session } from '../session';
import { printLine, printTable, short } from '../terminal';

interface ListOptions extends CommonOptions {
  readonly study?: string;
  readonly archived?: boolean;
  readonly deleted?: boolean;
  readonly limit: string;
}

interface EditOptions extends CommonOptions {
  readonly tag?: string[];
  readonly note?: string;
  readonly name?: string;
  readonly archive?: boolean;
  readonly unarchive?: boolean;
  readonly star?: boolean;
  readonly unstar?: boolean;
}

const STEERING = [
  ['pause', 'pause a run that another Espalier trains'],
  ['resume', 'let a paused run go on there'],
  ['stop', 'stop a run and keep its best weights'],
  ['cancel', 'end a run at once'],
] as const;

const TRASHING = [
  ['delete', 'put runs and their weights into the trash'],
  ['restore', 'bring deleted runs back; the trash keeps them for a week'],
] as const;

export function addRuns(program: Command): void {
  const runs = program
    .command('runs')
    .description('list runs; pause, resume, stop, cancel, edit, delete or restore some')
    .argument(
      '[search...]',
      `words, or conditions such as 'task:species metric>0.9 tag:best since:7d -status:failed star:yes'; fields: ${FIELDS.join(', ')}`,
    );
  runs
    .option('--study <study>', 'runs of one study')
    .option('--archived', 'archived runs instead')
    .option('--deleted', 'runs in the trash instead; they stay there for a week')
    .option('--limit <number>', 'how many', '50')
    .option('--json', 'one JSON document on standard output')
    .action((search: string[], options: ListOptions) =>
      runCommand(options, (session) => list(session, search.join(' '), options)),
    );
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
  for (const [action, description] of TRASHING) {
    runs
      .command(action)
      .description(description)
      .argument('<runs...>')
      .action((chosen: string[], _options: CommonOptions, command: Command) =>
        runCommand(command.optsWithGlobals(), async ({ client }) => {
          await client.call(`runs.${action}`, { runs: chosen });
          return { value: { runs: chosen, action }, say: () => printLine(`${chosen.join(', ')}: ${action}`) };
        }),
      );
  }
  addEdit(runs);
}

function addEdit(runs: Command): void {
  runs
    .command('edit')
    .description('name, tags, note, star, archive')
    .argument('<run>')
    .option('--name <name>')
    .option('--tag <tag...>', 'these tags instead of the old ones')
    .option('--note <text>')
    .option('--archive')
    .option('--unarchive')
    .option('--star')
    .option('--unstar')
    .action((run: string, _options: EditOptions, command: Command) => {
      const options: EditOptions = command.optsWithGlobals();
      return runCommand(options, (session) => edit(session, run, options));
    });
}

async function list({ client }: Session, search: string, options: ListOptions): Promise<Result> {
  const found = await client.call('runs.list', {
    search,
    shelf: options.deleted ? 'deleted' : options.archived ? 'archived' : 'current',
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
  const starred = options.star ? { starred: true } : options.unstar ? { starred: false } : {};
  const edited = await client.call('runs.edit', {
    run,
    ...(options.name !== undefined && { name: options.name }),
    ...(options.tag && { tags: options.tag }),
    ...(options.note !== undefined && { note: options.note }),
    ...archived,
    ...starred,
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

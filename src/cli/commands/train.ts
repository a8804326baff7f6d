import type { Command } from 'commander';
import { AppError } from '../../shared/errors/app-error';
import type { RunDetail } from '../../shared/run';
import { readPlanFile } from '../../main/plans/read';
import { planOf } from '../../main/plans/resolve';
import { datasetsBeside } from '../data-source';
import { runCommand, type CommonOptions, type Result } from '../run-command';
import { sayRun } from '../say-run';
import type { Session } from '../session';
import { EXIT, log } from '../terminal';
import { watchRun } from '../watch';

interface TrainOptions extends CommonOptions {
  readonly resume?: string;
  readonly graftFrom?: string;
  readonly freeze?: boolean;
  readonly seed?: string;
}

export function addTrain(program: Command): void {
  program
    .command('train')
    .description(
      'train a plan; on a terminal: p pauses and resumes, s stops and keeps the best, Ctrl-C saves and leaves',
    )
    .argument('[plan]', 'a plan file')
    .option('--resume <run>', 'go on with an interrupted run instead')
    .option('--graft-from <run>', 'start from the trunk of an earlier run')
    .option('--freeze', 'with --graft-from: leave the trunk as it is')
    .option('--seed <number>', 'another seed than the plan file says')
    .option('--json', 'one JSON document on standard output')
    .action((file: string | undefined, options: TrainOptions) =>
      runCommand(options, (session) => train(session, file, options)),
    );
}

async function train(session: Session, file: string | undefined, options: TrainOptions): Promise<Result> {
  const run = await begin(session, file, options);
  log(`run ${run}`);
  await watchRun(session, run);
  const detail = await session.client.call('runs.get', { run });
  return { value: detail, say: () => sayRun(detail), exit: exitOf(detail) };
}

async function begin(session: Session, file: string | undefined, options: TrainOptions): Promise<string> {
  if ((file === undefined) === (options.resume === undefined)) {
    throw new AppError('system.usage', {
      reason: 'plan-or-resume',
      command: 'train',
    });
  }
  if (file === undefined) {
    const run = options.resume ?? '';
    await session.client.call('runs.resume', { run });
    return run;
  }
  const plan = await planOf(await readPlanFile(file), datasetsBeside(session, file));
  const graft =
    options.graftFrom === undefined
      ? {}
      : { graft: { from: options.graftFrom, freeze: options.freeze ? 'trunk' : 'none' } as const };
  const seed = options.seed === undefined ? {} : { seed: seedOf(options.seed) };
  return (await session.client.call('runs.start', { plan: { ...plan, ...graft, ...seed } })).id;
}

function seedOf(text: string): number {
  if (!/^\d{1,10}$/.test(text) || Number(text) > 0xffffffff) {
    throw new AppError('system.usage', {
      reason: `bad-seed ${text}`,
      command: 'train',
    });
  }
  return Number(text);
}

function exitOf(run: RunDetail): number {
  return run.status === 'finished' || run.status === 'stopped' ? EXIT.done : EXIT.runFailed;
}

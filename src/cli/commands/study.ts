import type { Command } from 'commander';
import { AppError } from '../../shared/errors/app-error';
import type { StudyDetail } from '../../shared/study';
import type { Comparison } from '../../shared/verdict/verdict';
import { readStudyFile } from '../../main/plans/read';
import { studyOf } from '../../main/plans/resolve';
import { datasetsBeside } from '../data-source';
import { runCommand, type CommonOptions, type Result } from '../run-command';
import type { Session } from '../session';
import { EXIT, log, printLine, printTable, short, terminalLanguage } from '../terminal';
import { watchStudy } from '../watch';
import { mustBeFree } from './export';
import { writeReport } from './report';

interface StudyOptions extends CommonOptions {
  readonly resume?: string;
  readonly list?: boolean;
  readonly report?: string;
}

export function addStudy(program: Command): void {
  program
    .command('study')
    .description(
      'answer a question by several runs: do these tasks help each other, does the graft help, does it learn more than guessing',
    )
    .argument('[study]', 'a study file')
    .option('--resume <study>', 'go on with an interrupted study instead')
    .option('--report <file>', 'write the verdict as one HTML file at the end, as `report` does')
    .option('--list', 'list the studies of this data folder')
    .option('--json', 'one JSON document on standard output')
    .action((file: string | undefined, options: StudyOptions) =>
      runCommand(options, (session) => (options.list ? list(session) : conduct(session, file, options))),
    );
}

async function list({ client }: Session): Promise<Result> {
  const studies = await client.call('studies.list', {});
  const say = (): void =>
    printTable(
      ['study', 'name', 'status', 'runs', 'verdict'],
      studies.map((s) => [
        s.id,
        s.name,
        s.status,
        `${s.runsEnded}/${s.runs}`,
        s.verdict?.sentence[terminalLanguage()] ?? '',
      ]),
    );
  return { value: studies, say };
}

async function conduct(session: Session, file: string | undefined, options: StudyOptions): Promise<Result> {
  const { report } = options;
  // Known before hours of training, not after.
  await mustBeFree(report);
  const study = await begin(session, file, options);
  log(`study ${study}`);
  await watchStudy(session, study);
  const detail = await session.client.call('studies.get', { study });
  if (report !== undefined && detail.verdict) await writeReport(session.client, study, report);
  return {
    value: detail,
    say: () => {
      sayStudy(detail);
      if (report !== undefined && detail.verdict) printLine(`report: ${report}`);
    },
    exit: detail.status === 'finished' ? EXIT.done : EXIT.runFailed,
  };
}

async function begin(session: Session, file: string | undefined, options: StudyOptions): Promise<string> {
  if ((file === undefined) === (options.resume === undefined)) {
    throw new AppError('system.usage', {
      reason: 'study-or-resume',
      command: 'study',
    });
  }
  if (file === undefined) {
    const study = options.resume ?? '';
    await session.client.call('studies.resume', { study });
    return study;
  }
  const plan = await studyOf(await readStudyFile(file), datasetsBeside(session, file));
  return (await session.client.call('studies.start', { plan })).id;
}

function sayStudy(study: StudyDetail): void {
  printLine(`${study.name}: ${study.status}, ${study.runsEnded} of ${study.runs} runs`);
  if (!study.verdict) return;
  printLine(study.verdict.sentence[terminalLanguage()]);
  printLine();
  printTable(
    [
      'task',
      'metric',
      'labels',
      'asked',
      'against',
      'mean',
      'mean against',
      'effect',
      'interval',
      'level',
      'spread',
      'answer',
    ],
    study.verdict.comparisons.map(comparisonRow),
  );
}

function comparisonRow(c: Comparison): (string | number)[] {
  const effect = c.scale === 'ratio' ? `x ${short(c.estimate)}` : short(c.estimate);
  const interval = `${short(c.low)} to ${short(c.high)}`;
  return [
    c.task,
    c.metric,
    c.labels ?? '',
    c.arm,
    c.against,
    short(c.meanWith),
    short(c.meanWithout),
    effect,
    interval,
    `${short(c.level * 100)}%`,
    c.interval,
    c.answer,
  ];
}

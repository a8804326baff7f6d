import type { Answer, Comparison, Verdict } from '../../../shared/verdict/verdict';
import { formatsOf } from '../formats';

const { list, percent, whole } = formatsOf('en');

const ARMS: Readonly<Record<string, string>> = {
  together: 'together',
  alone: 'alone',
  source: 'the source',
  scratch: 'training from scratch',
  frozen: 'frozen trunk',
  'fine-tuned': 'fine-tuned',
  guessing: 'guessing',
};

/** Arms are stored under fixed names: "alone: fat", "frozen, 10 labels". */
function arm(name: string): string {
  const [, task] = /^alone: (.*)$/.exec(name) ?? [];
  if (task !== undefined) return `${task} alone`;
  const [, base, labels] = /^(.*), (\d+) labels$/.exec(name) ?? [];
  if (base !== undefined) return `${ARMS[base] ?? base}, ${labels} labels`;
  return ARMS[name] ?? name;
}

const answer: Record<Answer, string> = {
  helps: 'Helps',
  hurts: 'Hurts',
  'no-difference': 'No difference',
  'cannot-tell': 'Cannot tell',
};

export const verdict = {
  title: 'Verdict',
  evidence: 'What it rests on',
  arm,
  answer,
  answerFor: (task: string, given: Answer): string => `${task}: ${answer[given]}`,
  against: (one: string, other: string): string => `${arm(one)} against ${arm(other)}`,
  labels: (n: number): string => `${whole(n)} labels`,
  points: (points: string): string => `${points} ${/^.1$/.test(points) ? 'point' : 'points'}`,
  times: (times: string): string => `${times} times`,
  overTimes: (times: string): string => `over ${times} times`,
  range: (low: string, high: string): string => `${low} to ${high}`,
  interval: (effect: string, level: string, range: string): string => `${effect}, ${level} interval ${range}`,
  pairedRuns: 'paired runs',
  worse: '← worse',
  better: 'better →',
  metricOf: (names: readonly string[], level: string): string =>
    `${list(names)} on test rows, ${level} intervals`,
  slopesLabel: (task: string, pairs: number): string =>
    `${task}: ${whole(pairs)} pairs of runs, each joined by a line`,
  offAxis: (range: string): string => `The interval goes on beyond the axis: ${range}`,
  plotLabel: (task: string, text: string): string => `${task}: ${text}`,
  numbers: 'All numbers',
  compared: 'Compared',
  without: 'Mean without',
  with: 'Mean with',
  effect: 'Difference',
  low: 'From',
  high: 'To',
  testRows: 'Test rows',
  detailsNote:
    'Answers are drawn only from the main metric of each task; the other metrics are for reference.',
  howComputed: 'How the intervals were computed',
  paired: (seeds: number): string =>
    `Runs are compared in pairs: for each of ${whole(seeds)} seeds both arms see the same rows in each part, the same initial weights where they share them, and the same order. Only the differences within pairs count.`,
  scale: {
    ratio:
      'Errors are compared as ratios, because their spread grows with their size; the estimate is the geometric mean over the seeds.',
    difference: 'Scores are compared as differences, in points of a hundred.',
  } satisfies Record<Comparison['scale'], string>,
  intervalKind: {
    'paired-t': (tasks: readonly string[], overlap: number): string =>
      `For ${list(tasks)}: Student’s t over the seeds. A training part takes ${percent(overlap)} of the rows it is drawn from, so the seeds are nearly independent.`,
    'nadeau-bengio': (tasks: readonly string[], overlap: number): string =>
      `For ${list(tasks)}: Student’s t with the correction of Nadeau and Bengio (2003). A training part takes ${percent(overlap)} of the rows it is drawn from, so the seeds share many of their rows and a plain t would be too sure.`,
  } satisfies Record<Comparison['interval'], (tasks: readonly string[], overlap: number) => string>,
  shared: (n: number, level: number): string =>
    `${whole(n)} comparisons share the 95%: each has its own interval at ${percent(level, 1)}, so that all of them hold together (Bonferroni).`,
  rule: '“Helps” and “hurts” need an interval that leaves out zero; “no difference” needs one that lies wholly within 2% of an error or 1 point of a score, the grey band. Everything else is “cannot tell”.',
  fair: 'Equal treatment',
  fairSame: (
    seeds: number,
    epochs: number,
    patience: number | null,
    batch: number,
    optimizer: string,
    validated: boolean,
  ): string =>
    `Every arm gets the same: ${whole(seeds)} seeds that vary split, initial weights and order together; at most ${whole(epochs)} epochs${patience === null ? '' : `, early stopping after ${whole(patience)} without progress`}; batches of ${whole(batch)}; ${optimizer}; ${validated ? 'the best weights by validation' : 'the weights of the lowest training loss, as there are no validation rows'}.`,
  fairDiffer: {
    'do-tasks-help':
      'The arms differ only in whether the tasks share one trunk or each has its own of the same size.',
    'does-graft-help': 'The arms differ only in where the trunk comes from and whether it is frozen.',
    train: 'Each plan is set against always answering the training mean or the most frequent class.',
  } satisfies Record<Verdict['question'], string>,
  saveReport: 'Save as a page',
  next: 'What to do next',
  openModel: (name: string): string => `Use the best model: ${name}`,
  unshare: (task: string): string => `Give ${task} layers of its own`,
  changeModel: 'Change the model',
  moreSeeds: (n: number, time: string): string => `Ask again with ${whole(n)} seeds: ${time}`,
  beyond: (tasks: readonly string[]): string =>
    `Not even 100 seeds would tell about ${list(tasks)}, if differences and spread stay as they are: other tasks, more rows or another model would.`,
};

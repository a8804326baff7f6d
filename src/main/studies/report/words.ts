/** The words of a report in both languages. */
import type { Language } from '../../../shared/errors/app-error';
import type { StudyPlan } from '../../../shared/study';
import type { MetricName } from '../../../shared/task';
import { METRICS as METRICS_EN } from '../../../shared/verdict/sentence-en';
import { METRICS as METRICS_ZH } from '../../../shared/verdict/sentence-zh';
import type { Answer, Comparison } from '../../../shared/verdict/verdict';

type Arms = Readonly<Record<string, string>>;

const ARMS_EN: Arms = {
  together: 'together',
  alone: 'alone',
  scratch: 'from scratch',
  frozen: 'frozen trunk',
  'fine-tuned': 'fine-tuned',
  guessing: 'guessing',
};
const ARMS_ZH: Arms = {
  together: '一起学',
  alone: '单独学',
  scratch: '从头训练',
  frozen: '冻结主干',
  'fine-tuned': '微调',
  guessing: '猜测',
};

const en = {
  code: 'en',
  name: 'English',
  question: {
    'do-tasks-help': 'Do these tasks help each other?',
    'does-graft-help': 'Does the graft help?',
    train: 'Does it learn more than guessing?',
  } satisfies Record<StudyPlan['question'], string>,
  answer: {
    helps: 'helps',
    hurts: 'hurts',
    'no-difference': 'no difference',
    'cannot-tell': 'cannot tell',
  } satisfies Record<Answer, string>,
  metric: (name: MetricName): string => METRICS_EN[name].trim(),
  /** Arms of the lab by their names; a plan is an arm by its own. */
  arm: (name: string): string => ARMS_EN[name] ?? name,
  evidence: 'What it rests on',
  legend:
    'Each dot is one pair of runs with the same seed; the bar is the interval, the grey band what makes no difference in practice. An arrow says that the interval goes on beyond the axis.',
  worse: '← worse',
  better: 'better →',
  points: (points: string) => `${points} points`,
  times: (times: string) => `${times} times`,
  overTimes: (times: string) => `over ${times} times`,
  range: (low: string, high: string) => `${low} to ${high}`,
  labels: (n: number) => `${n} labels`,
  numbers: 'All numbers',
  columns: [
    'Task',
    'Metric',
    'Asked',
    'Against',
    'Mean asked',
    'Mean against',
    'Difference',
    'Interval',
    'Level',
    'Answer',
  ],
  forReference: 'for reference',
  pairs: 'Every pair of runs',
  pairColumns: ['Task', 'Metric', 'Asked', 'Seed', 'Against', 'Asked value', 'Against value'],
  how: 'How the intervals were computed',
  paired: (seeds: number) =>
    `Runs are compared in pairs: for each of ${seeds} seeds both sides see the same rows in each part and the same order. Only the differences within pairs count.`,
  scale: {
    ratio: 'Errors are compared as ratios; the estimate is the geometric mean over the seeds.',
    difference: 'Scores are compared as differences, in points of a hundred.',
  } satisfies Record<Comparison['scale'], string>,
  interval: {
    'paired-t': (tasks: string, overlap: string) =>
      `${tasks}: Student’s t over the seeds; a training part takes ${overlap}% of the rows it is drawn from.`,
    'nadeau-bengio': (tasks: string, overlap: string) =>
      `${tasks}: Student’s t with the correction of Nadeau and Bengio (2003), because a training part takes ${overlap}% of the rows it is drawn from and the seeds share many of their rows.`,
  } satisfies Record<Comparison['interval'], (tasks: string, overlap: string) => string>,
  shared: (n: number, level: string) =>
    `${n} comparisons share the 95%: each has its own interval at ${level}%, so that all of them hold together (Bonferroni).`,
  rule: '“Helps” and “hurts” need an interval that leaves out zero; “no difference” needs one that lies wholly within 2% of an error or 1 point of a score. Everything else is “cannot tell”.',
  settings: 'Settings',
  settingColumns: ['Setting', 'Value'],
  made: (version: string, day: string) => `Made by Espalier ${version} on ${day}.`,
  asked: (day: string, runs: number) => `Asked on ${day}, answered by ${runs} runs.`,
};

export type Words = typeof en;

const zh: Words = {
  code: 'zh-CN',
  name: '中文',
  question: {
    'do-tasks-help': '这些任务互相有帮助吗？',
    'does-graft-help': '嫁接有帮助吗？',
    train: '学到的比猜测更多吗？',
  },
  answer: { helps: '有帮助', hurts: '有损害', 'no-difference': '没有差别', 'cannot-tell': '无法判断' },
  metric: (name) => METRICS_ZH[name].trim(),
  arm: (name) => ARMS_ZH[name] ?? name,
  evidence: '依据',
  legend:
    '每个点是随机种子相同的一对运行；横条是区间，灰色带是实际中无关紧要的范围。箭头表示区间超出坐标轴。',
  worse: '← 更差',
  better: '更好 →',
  points: (points) => `${points} 个百分点`,
  times: (times) => `${times} 倍`,
  overTimes: (times) => `超过 ${times} 倍`,
  range: (low, high) => `${low} 至 ${high}`,
  labels: (n) => `${n} 个标签`,
  numbers: '全部数字',
  columns: ['任务', '指标', '所问', '对照', '所问均值', '对照均值', '差异', '区间', '置信水平', '结论'],
  forReference: '仅供参考',
  pairs: '每一对运行',
  pairColumns: ['任务', '指标', '所问', '种子', '对照', '所问的值', '对照的值'],
  how: '区间如何计算',
  paired: (seeds) =>
    `运行成对比较：对 ${seeds} 个随机种子中的每一个，双方各部分的行与顺序都相同，只有对内的差异算数。`,
  scale: {
    ratio: '误差按比值比较；估计值是各种子的几何平均。',
    difference: '得分按差值比较，以百分点为单位。',
  },
  interval: {
    'paired-t': (tasks, overlap) => `${tasks}：对各种子做学生 t 区间；训练部分占其来源行的 ${overlap}%。`,
    'nadeau-bengio': (tasks, overlap) =>
      `${tasks}：学生 t 区间，并采用 Nadeau 与 Bengio（2003）的校正，因为训练部分占其来源行的 ${overlap}%，各种子共用许多行。`,
  },
  shared: (n, level) => `${n} 项比较共享 95%：每项的区间水平为 ${level}%，使它们同时成立（Bonferroni）。`,
  rule: '“有帮助”和“有损害”要求区间不含零；“没有差别”要求区间完全落在误差的 2% 或得分的 1 个百分点之内；其余都是“无法判断”。',
  settings: '设置',
  settingColumns: ['设置项', '值'],
  made: (version, day) => `由 Espalier ${version} 生成于 ${day}。`,
  asked: (day, runs) => `提问于 ${day}，由 ${runs} 次运行回答。`,
};

export const words: Readonly<Record<Language, Words>> = { en, zh };

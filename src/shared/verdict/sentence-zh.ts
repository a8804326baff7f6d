import type { MetricName } from '../task';
import { effectOf } from './effect';
import {
  answered,
  isUnclear,
  passages,
  silentSeeds,
  type Clause,
  type Findings,
  type Passage,
} from './findings';
import type { Answer, Comparison } from './verdict';

/** Names of metrics within a sentence. */
export const METRICS: Readonly<Record<MetricName, string>> = {
  loss: '损失',
  accuracy: '准确率',
  'balanced-accuracy': '平衡准确率',
  auc: 'AUC ',
  'log-loss': '对数损失',
  mae: 'MAE ',
  rmse: 'RMSE ',
  r2: 'R² ',
  nll: '负对数似然',
  coverage: '覆盖率',
  'poisson-deviance': '泊松偏差',
};

const GRAFTS: Readonly<Record<string, string>> = { frozen: '冻结的嫁接', 'fine-tuned': '微调的嫁接' };

const ANSWERS: readonly Answer[] = ['helps', 'hurts', 'no-difference', 'cannot-tell'];

/** What is said about a list of tasks. */
type Says = Readonly<Record<Answer, (tasks: string) => string>>;

const HELP: Says = {
  helps: (tasks) => `对${tasks}有帮助`,
  hurts: (tasks) => `对${tasks}反而不利`,
  'no-difference': (tasks) => `对${tasks}没有明显差别`,
  'cannot-tell': (tasks) => `对${tasks}尚无法判断`,
};
const BEAT: Says = {
  helps: (tasks) => `在${tasks}上优于盲猜`,
  hurts: (tasks) => `在${tasks}上不如盲猜`,
  'no-difference': (tasks) => `在${tasks}上并不优于盲猜`,
  'cannot-tell': (tasks) => `在${tasks}上尚无法判断`,
};

/** The sentence that follows from a study's comparisons, in Chinese. */
export function sentenceZh(findings: Findings): string {
  const text = passages(findings)
    .map((passage) => lead(passage, findings) + joinClauses(passage, findings))
    .join('；');
  const evident = findings.comparisons.some((comparison) => isClear(comparison));
  return `${text}${evident ? '' : `（${seedsOf(findings)}）`}。`;
}

function lead({ labels }: Passage, { each }: Findings): string {
  if (labels === null) return '';
  return each ? `每类只有 ${labels} 个标签时，` : `只有 ${labels} 个标签时，`;
}

function joinClauses({ clauses }: Passage, findings: Findings): string {
  return clauses.reduce((text, clause, i) => {
    const before = clauses[i - 1];
    const separator = before ? (findings.question === 'train' ? '；' : '，') : '';
    const too = before && isUnclear(before) && isUnclear(clause);
    return `${text}${separator}${too ? `也${doubt(clause, findings)}` : clauseOf(clause, findings)}`;
  }, '');
}

function clauseOf(clause: Clause, findings: Findings): string {
  if (isUnclear(clause)) return `尚${doubt(clause, findings)}`;
  const says = findings.question === 'train' ? BEAT : HELP;
  const parts = ANSWERS.filter((answer) => answered(clause, answer).length > 0).map((answer) =>
    says[answer](list(answered(clause, answer).map((each) => named(each, findings)))),
  );
  return `${subjectOf(clause, findings)}${parts.join('，')}`;
}

/** What nobody can tell. */
function doubt(clause: Clause, findings: Findings): string {
  const tasks = list(clause.comparisons.map((each) => named(each, findings)));
  const whether = findings.question === 'train' ? `在${tasks}上是否优于盲猜` : `对${tasks}是否有帮助`;
  return `无法判断${subjectOf(clause, findings)}${whether}`;
}

function subjectOf({ arm }: Clause, { question }: Findings): string {
  if (question === 'do-tasks-help') return '共享主干';
  return question === 'train' ? `“${arm}”` : (GRAFTS[arm] ?? arm);
}

/** A task with what its answer rests on. */
function named(comparison: Comparison, findings: Findings): string {
  const note = isClear(comparison) ? evidence(comparison, findings) : reserve(comparison);
  return note === '' ? comparison.task : `${comparison.task}（${note}）`;
}

function isClear({ answer }: Comparison): boolean {
  return answer === 'helps' || answer === 'hurts';
}

function evidence(comparison: Comparison, findings: Findings): string {
  const { direction, unit, size, low, high } = effectOf(comparison);
  const metric = METRICS[comparison.metric];
  const change = direction === 'lower' ? '降低' : '提高';
  const interval = `${findings.comparisons.length > 1 ? '联合 ' : ''}95% 置信区间`;
  const seeds = findings.comparisons.find(isClear) === comparison ? `，${seedsOf(findings)}` : '';
  if (unit === 'percent') return `${metric}${change} ${size}%，${interval} ${low}% 至 ${high}%${seeds}`;
  if (unit === 'times') return `${metric}为原来的 ${size} 倍，${interval} ${low} 至 ${high} 倍${seeds}`;
  return `${metric}${change} ${size} 个百分点，${interval} ${low} 至 ${high}${seeds}`;
}

function reserve(comparison: Comparison): string {
  const silent = silentSeeds(comparison);
  if (comparison.answer === 'cannot-tell' && silent > 0)
    return `${comparison.pairs.length} 个种子中有 ${silent} 个没有结果`;
  return comparison.seedsToTell === null ? '' : `约需 ${comparison.seedsToTell} 个种子才能判断`;
}

function seedsOf({ seeds }: Findings): string {
  return `${seeds} 个随机种子`;
}

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return spaceBefore(spaceAfter(last));
  return `${spaceBefore(spaceAfter(items.slice(0, -1).join('、')))}和${spaceBefore(spaceAfter(last))}`;
}

/** Chinese sets a space between its own characters and Latin letters or digits. */
function spaceBefore(text: string): string {
  return /^[A-Za-z0-9]/.test(text) ? ` ${text}` : text;
}

function spaceAfter(text: string): string {
  return /[A-Za-z0-9]$/.test(text) ? `${text} ` : text;
}

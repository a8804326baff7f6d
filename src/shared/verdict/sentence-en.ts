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
import type { Answer, Comparison, Verdict } from './verdict';

/** Names of metrics within a sentence. */
export const METRICS: Readonly<Record<MetricName, string>> = {
  loss: 'loss',
  accuracy: 'accuracy',
  'balanced-accuracy': 'balanced accuracy',
  auc: 'AUC',
  'log-loss': 'log loss',
  mae: 'MAE',
  rmse: 'RMSE',
  r2: 'R²',
  nll: 'negative log likelihood',
  coverage: 'coverage',
  'poisson-deviance': 'Poisson deviance',
};

type Clear = Exclude<Answer, 'cannot-tell'>;
const CLEAR: readonly Clear[] = ['helps', 'hurts', 'no-difference'];

const HELP: Readonly<Record<Clear, string>> = {
  helps: 'helps',
  hurts: 'hurts',
  'no-difference': 'makes no clear difference for',
};
const BEAT: Readonly<Record<Clear, string>> = {
  helps: 'is better than guessing for',
  hurts: 'is worse than guessing for',
  'no-difference': 'is no better than guessing for',
};
const VERBS: Readonly<Record<Verdict['question'], Readonly<Record<Clear, string>>>> = {
  'do-tasks-help': HELP,
  'does-graft-help': HELP,
  train: BEAT,
};

/** The sentence that follows from a study's comparisons, in English. */
export function sentenceEn(findings: Findings): string {
  const named = passages(findings).map((passage) => lead(passage, findings) + joinClauses(passage, findings));
  const text = named.join('; ');
  const evident = findings.comparisons.some((comparison) => isClear(comparison));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${evident ? '' : ` (${findings.seeds} seeds)`}.`;
}

function lead({ labels }: Passage, { each }: Findings): string {
  if (labels === null) return '';
  return `with ${labels} label${labels === 1 ? '' : 's'}${each ? ' a class' : ''} `;
}

function joinClauses({ clauses }: Passage, findings: Findings): string {
  const separator = findings.question === 'train' ? '; ' : ', and ';
  return clauses.reduce((text, clause, i) => {
    const before = clauses[i - 1];
    if (before && isUnclear(before) && isUnclear(clause)) return `${text}, nor ${doubted(clause, findings)}`;
    return `${text}${before ? separator : ''}${clauseOf(clause, findings)}`;
  }, '');
}

function clauseOf(clause: Clause, findings: Findings): string {
  if (isUnclear(clause)) return `we cannot tell ${doubted(clause, findings)}`;
  const verbs = VERBS[findings.question];
  const tasks = (answer: Answer): string[] => answered(clause, answer).map((each) => named(each, findings));
  const clear = CLEAR.filter((answer) => tasks(answer).length > 0).map(
    (answer) => `${verbs[answer]} ${list(tasks(answer), 'and')}`,
  );
  const unclear = tasks('cannot-tell');
  const subject = subjectOf(clause, findings);
  if (unclear.length === 0) return `${subject} ${list(clear, 'and')}`;
  return `${subject} ${clear.join(', ')}, and we cannot tell for ${list(unclear, 'or')}`;
}

/** What nobody can tell. */
function doubted(clause: Clause, findings: Findings): string {
  const tasks = clause.comparisons.map((each) => named(each, findings));
  return `whether ${subjectOf(clause, findings)} ${VERBS[findings.question].helps} ${list(tasks, 'or')}`;
}

function subjectOf({ arm }: Clause, { question }: Findings): string {
  if (question === 'do-tasks-help') return 'sharing';
  return question === 'train' ? `“${arm}”` : `the ${arm} graft`;
}

/** A task with what its answer rests on. */
function named(comparison: Comparison, findings: Findings): string {
  const note = isClear(comparison) ? evidence(comparison, findings) : doubt(comparison);
  return note === '' ? comparison.task : `${comparison.task} (${note})`;
}

function isClear({ answer }: Comparison): boolean {
  return answer === 'helps' || answer === 'hurts';
}

function evidence(comparison: Comparison, findings: Findings): string {
  const { direction, unit, size, low, high } = effectOf(comparison);
  const metric = METRICS[comparison.metric];
  const interval = `${findings.comparisons.length > 1 ? 'joint ' : ''}95% interval ${low} to ${high}`;
  const seeds = findings.comparisons.find(isClear) === comparison ? `, ${findings.seeds} seeds` : '';
  if (unit === 'percent') return `${metric} ${size}% ${direction}, ${interval}%${seeds}`;
  if (unit === 'times') return `${metric} ${size} times as high, ${interval}${seeds}`;
  return `${metric} ${size} points ${direction}, ${interval}${seeds}`;
}

function doubt(comparison: Comparison): string {
  const silent = silentSeeds(comparison);
  if (comparison.answer === 'cannot-tell' && silent > 0)
    return `${silent} of ${comparison.pairs.length} seeds gave no number`;
  return comparison.seedsToTell === null ? '' : `about ${comparison.seedsToTell} seeds would tell`;
}

function list(items: readonly string[], word: 'and' | 'or'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

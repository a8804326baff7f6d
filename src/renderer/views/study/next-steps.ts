import { aloneArm, labelledArm } from '../../state/arms';
import type { RunSummary } from '../../../shared/run';
import type { StudyDetail, StudyPlan } from '../../../shared/study';
import { METRIC_SENSE } from '../../../shared/task';
import type { Verdict } from '../../../shared/verdict/verdict';

/** Something a verdict suggests doing next. */
export type NextStep =
  | { readonly kind: 'open-model'; readonly run: RunSummary }
  | { readonly kind: 'more-seeds'; readonly seeds: number; readonly plan: StudyPlan };

/** At most this many steps: more would be no advice. */
const MOST = 4;

/** What follows from a verdict: use what helps, the own model of what is hurt, ask longer where nobody can tell yet. */
export function nextSteps(study: StudyDetail, verdict: Verdict): NextStep[] {
  return [...bestModel(study, verdict), ...apart(study, verdict), ...longer(study, verdict)].slice(0, MOST);
}

function bestModel(study: StudyDetail, verdict: Verdict): NextStep[] {
  const helped = verdict.comparisons.filter((one) => one.answer === 'helps');
  return helped.slice(-1).flatMap(({ arm, task, labels }) => modelOf(study, labelledArm(arm, labels), task));
}

function modelOf(study: StudyDetail, arm: string, task: string): NextStep[] {
  const run = bestRun(
    study.members.filter((member) => member.arm === arm && member.bestEpoch !== null),
    task,
  );
  return run ? [{ kind: 'open-model', run }] : [];
}

/** The run whose headline metric of a task is best. */
function bestRun(runs: readonly RunSummary[], task: string): RunSummary | undefined {
  const merit = (run: RunSummary): number => {
    const value = run.headline.find((one) => one.task === task);
    if (!value || Number.isNaN(value.value)) return -Infinity;
    return METRIC_SENSE[value.metric] === 'error' ? -value.value : value.value;
  };
  return [...runs].sort((a, b) => merit(b) - merit(a))[0];
}

/** The runs of a hurt task alone are trained already: they are the model to use. */
function apart(study: StudyDetail, verdict: Verdict): NextStep[] {
  if (study.plan.question !== 'do-tasks-help') return [];
  return verdict.comparisons
    .filter((one) => one.answer === 'hurts')
    .flatMap(({ task }) => modelOf(study, aloneArm(task), task));
}

function longer(study: StudyDetail, verdict: Verdict): NextStep[] {
  const needed = verdict.comparisons.flatMap((one) =>
    one.answer === 'cannot-tell' && one.seedsToTell !== null ? [one.seedsToTell] : [],
  );
  if (needed.length === 0) return [];
  const seeds = Math.min(100, Math.max(...needed));
  return seeds > study.plan.seeds ? [{ kind: 'more-seeds', seeds, plan: { ...study.plan, seeds } }] : [];
}

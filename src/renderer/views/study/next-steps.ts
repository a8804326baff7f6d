import type { Plan } from '../../../shared/plan';
import { labelledArm } from '../../state/arms';
import { canPart } from '../../state/apart';
import type { RunSummary } from '../../../shared/run';
import type { StudyDetail, StudyPlan } from '../../../shared/study';
import { METRIC_SENSE } from '../../../shared/task';
import { silentSeeds } from '../../../shared/verdict/findings';
import type { Verdict } from '../../../shared/verdict/verdict';

/** Something a verdict suggests doing next. */
export type NextStep =
  | { readonly kind: 'open-model'; readonly run: RunSummary }
  /** `seconds`: about what it trains, one run after the other. */
  | {
      readonly kind: 'more-seeds';
      readonly seeds: number;
      readonly seconds: number;
      readonly plan: StudyPlan;
    }
  /** Opens the plan again, with layers of its own for a task. */
  | { readonly kind: 'unshare'; readonly task: string; readonly plan: Plan }
  | { readonly kind: 'change-model'; readonly plan: Plan };

/** At most this many steps: more would be no advice. */
const MOST = 4;

/**
 * What follows from a verdict: use what helps, own layers for what is hurt, ask longer where nobody can tell yet; and
 * the way back to the model.
 */
export function nextSteps(study: StudyDetail, verdict: Verdict): NextStep[] {
  const steps = [...bestModel(study, verdict), ...apart(study, verdict), ...longer(study, verdict)];
  return [...steps.slice(0, MOST - 1), ...change(study)];
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

function apart({ plan: study }: StudyDetail, verdict: Verdict): NextStep[] {
  if (study.question !== 'do-tasks-help') return [];
  const { plan } = study;
  return verdict.comparisons
    .filter(({ answer, task }) => answer === 'hurts' && canPart(plan, task))
    .map(({ task }) => ({ kind: 'unshare', task, plan }));
}

function change({ plan: study }: StudyDetail): NextStep[] {
  const plan = asked(study);
  return plan ? [{ kind: 'change-model', plan }] : [];
}

/** The plan that the question was about; of several none is the one to change. */
function asked(study: StudyPlan): Plan | undefined {
  if (study.question === 'do-tasks-help') return study.plan;
  if (study.question === 'does-graft-help') return study.target;
  return study.plans.length === 1 ? study.plans[0] : undefined;
}

/** Tasks of which even the largest study would tell nothing, if estimates and spreads stay as they are. */
export function beyondSeeds(verdict: Verdict): string[] {
  return verdict.comparisons
    .filter((one) => one.answer === 'cannot-tell' && one.seedsToTell === null && silentSeeds(one) === 0)
    .map(({ task }) => task);
}

function longer(study: StudyDetail, verdict: Verdict): NextStep[] {
  const needed = verdict.comparisons.flatMap((one) =>
    one.answer === 'cannot-tell' && one.seedsToTell !== null ? [one.seedsToTell] : [],
  );
  if (needed.length === 0) return [];
  const seeds = Math.min(100, Math.max(...needed));
  if (seeds <= study.plan.seeds) return [];
  const trained = study.members.reduce((sum, run) => sum + run.seconds, 0);
  const seconds = (trained / study.plan.seeds) * seeds;
  return [{ kind: 'more-seeds', seeds, seconds, plan: { ...study.plan, seeds } }];
}

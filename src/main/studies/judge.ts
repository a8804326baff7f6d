import type { RunDetail } from '../../shared/run';
import type { StudyPlan } from '../../shared/study';
import { METRICS_OF_KIND, type MetricName } from '../../shared/task';
import { sentenceEn } from '../../shared/verdict/sentence-en';
import { sentenceZh } from '../../shared/verdict/sentence-zh';
import type { Comparison, Pair, Verdict } from '../../shared/verdict/verdict';
import { contrasts, type Contrast } from './contrasts';
import { guessOf, judgedPart, scoreOf, type Labelled } from './scores';
import { compare } from '../../shared/statistics/compare';
import { sharedLevel } from '../../shared/statistics/interval';
import { mean } from '../../shared/statistics/moments';
import type { Twin } from './twins';

/** A twin and what became of it. `run` is null when it could not start because its source diverged. */
export interface Outcome {
  readonly twin: Pick<Twin, 'arm' | 'seed'>;
  readonly run: RunDetail | null;
  readonly labelled: Labelled | null;
}

/**
 * What a study's runs say. The first metric of a task's kind decides the answer; all such comparisons of the study
 * share 95 %, so that one study raises a false alarm at most once in twenty, however many tasks it has.
 */
export function judge(study: StudyPlan, outcomes: readonly Outcome[]): Verdict {
  const asked = contrasts(study);
  const level = sharedLevel(asked.length);
  const all = asked.flatMap((contrast) =>
    METRICS_OF_KIND[contrast.task.kind].map((metric, i) => ({
      headline: i === 0,
      comparison: compared(contrast, metric, level, outcomes),
    })),
  );
  const comparisons = all.filter((each) => each.headline).map((each) => each.comparison);
  const details = all.filter((each) => !each.headline).map((each) => withoutAnswer(each.comparison));
  const findings = {
    question: study.question,
    seeds: study.seeds,
    comparisons,
    each: 'each' in study && study.each,
  };
  return {
    question: study.question,
    seeds: study.seeds,
    comparisons,
    details,
    sentence: { en: sentenceEn(findings), zh: sentenceZh(findings) },
  };
}

function withoutAnswer({
  answer: _answer,
  seedsToTell: _seeds,
  ...comparison
}: Comparison): Verdict['details'][number] {
  return comparison;
}

function compared(
  contrast: Contrast,
  metric: MetricName,
  level: number,
  outcomes: readonly Outcome[],
): Comparison {
  const { task, arm, against, labels } = contrast;
  const having = outcomes.filter((outcome) => outcome.twin.arm === contrast.having);
  const without = outcomes.filter((outcome) => outcome.twin.arm === contrast.without);
  const counts = [...having, ...without].flatMap((outcome) => outcome.labelled?.[task.name] ?? []);
  const part = counts[0] ? judgedPart(counts[0]) : 'test';
  const asked = { task: task.name, metric, part };
  const pairs = having.map(({ twin, run }): Pair => {
    const rival = without.find((outcome) => outcome.twin.seed === twin.seed)?.run ?? null;
    const against = contrast.without === null ? run && guessOf(run, asked) : rival && scoreOf(rival, asked);
    return {
      seed: twin.seed,
      without: against ?? NaN,
      with: run ? scoreOf(run, asked) : NaN,
      runs: [rival, run].flatMap((each) => (each ? [each.id] : [])),
    };
  });
  const rows = {
    train: mean(counts.map((count) => count.train)),
    test: mean(counts.map((count) => count[part])),
    pool: mean(counts.map((count) => count.pool)),
  };
  return compare(
    { task: task.name, kind: task.kind, metric, arm, against, labels, level, rows },
    pairs.sort((a, b) => a.seed - b.seed),
  );
}

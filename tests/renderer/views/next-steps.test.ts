import { expect, test } from 'vitest';
import { beyondSeeds, nextSteps } from '../../../src/renderer/views/study/next-steps';
import { busy } from '../fake-lab/scene';
import type { StudyDetail } from '../../../src/shared/study';

function study(id: string): StudyDetail {
  const found = busy().studies.get(id);
  if (!found) throw new Error(`the scene has no ${id}`);
  return found;
}

test('what helps is to be used, what is hurt gets its own layers, what is open is asked longer, and there is a way back', () => {
  const meat = study('study-meat');
  const steps = meat.verdict ? nextSteps(meat, meat.verdict) : [];
  expect(
    steps.map((step) => {
      if (step.kind === 'open-model') return step.run.arm;
      if (step.kind === 'more-seeds') return step.seeds;
      return step.kind === 'unshare' ? step.task : step.kind;
    }),
  ).toEqual(['together', 'protein', 24, 'change-model']);
});

test('asking longer says how long it trains', () => {
  const meat = study('study-meat');
  const step = (meat.verdict ? nextSteps(meat, meat.verdict) : []).find((one) => one.kind === 'more-seeds');
  const trained = meat.members.reduce((sum, { seconds }) => sum + seconds, 0);
  expect(step?.kind === 'more-seeds' && step.seconds).toBeCloseTo((trained / meat.plan.seeds) * 24);
});

test('what no number of seeds would tell is named', () => {
  const { verdict } = study('study-meat');
  if (!verdict) throw new Error('it has a verdict');
  const never = verdict.comparisons.map((one) => ({
    ...one,
    answer: 'cannot-tell' as const,
    seedsToTell: null,
  }));
  const [first] = never;
  expect(beyondSeeds({ ...verdict, comparisons: never.slice(0, 1) })).toEqual([first?.task]);
  expect(
    beyondSeeds({ ...verdict, comparisons: verdict.comparisons.filter((one) => one.answer === 'helps') }),
  ).toEqual([]);
});

test('the best run of an arm is the one whose main metric is best', () => {
  const meat = study('study-meat');
  const [first] = meat.verdict ? nextSteps(meat, meat.verdict) : [];
  const rmse = meat.members
    .filter((run) => run.arm === 'together')
    .map((run) => run.headline.find((one) => one.task === 'fat')?.value ?? NaN);
  expect(first?.kind === 'open-model' && first.run.headline.find((one) => one.task === 'fat')?.value).toBe(
    Math.min(...rmse),
  );
});

test('a study that told all needs no more seeds', () => {
  const birds = study('study-birds');
  const steps = birds.verdict ? nextSteps(birds, birds.verdict) : [];
  expect(steps.some((step) => step.kind === 'more-seeds')).toBe(false);
});

import { expect, test } from 'vitest';
import { nextSteps } from '../../../src/renderer/views/study/next-steps';
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

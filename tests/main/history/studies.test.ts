import { expect, test } from 'vitest';
import { openHistory } from '../../../src/main/history/history';
import type { StudyPlan } from '../../../src/shared/study';
import type { Verdict } from '../../../src/shared/verdict/verdict';
import { examplePlan, temporaryHome } from './example';

const question: StudyPlan = { question: 'do-tasks-help', name: 'meat', plan: examplePlan(), seeds: 5 };

test('a study keeps its plan, its status and its verdict, with intervals that are not numbers', async () => {
  await using home = await temporaryHome();
  const { studies, close } = await openHistory(home);
  const study = studies.insert(question, 20);
  const found: Verdict = {
    question: 'do-tasks-help',
    seeds: 5,
    comparisons: [
      {
        task: 'fat',
        kind: 'number',
        metric: 'rmse',
        arm: 'together',
        against: 'alone',
        labels: null,
        scale: 'ratio',
        estimate: NaN,
        low: NaN,
        high: 0.9,
        level: 0.95,
        interval: 'paired-t',
        overlap: 0.5,
        testRows: 40,
        trainRows: 100,
        pairs: [{ seed: 1, without: NaN, with: 1, runs: ['ra', 'rb'] }],
        meanWithout: NaN,
        meanWith: 1,
        answer: 'cannot-tell',
        seedsToTell: null,
      },
    ],
    details: [],
    sentence: { en: 'Cannot tell.', zh: '无法判断。' },
  };
  studies.setVerdict(study, found);
  studies.setStatus(study, 'finished');
  expect(studies.get(study)).toMatchObject({
    id: study,
    plan: question,
    status: 'finished',
    runs: 20,
    verdict: found,
  });
  close();
});

test('studies are listed newest first; those that ran are interrupted by a new start', async () => {
  await using home = await temporaryHome();
  const { studies, close } = await openHistory(home);
  const first = studies.insert(question, 4);
  const second = studies.insert({ ...question, name: 'later' }, 4);
  studies.setStatus(first, 'cancelled');
  studies.interruptAll();
  expect(studies.list().map(({ id, status }) => [id, status])).toEqual([
    [second, 'interrupted'],
    [first, 'cancelled'],
  ]);
  close();
});

test('runs of a study come in the order they were started, with their arms', async () => {
  await using home = await temporaryHome();
  const { runs, studies, close } = await openHistory(home);
  const study = studies.insert(question, 2);
  runs.insert(examplePlan());
  const together = runs.insert(examplePlan(), { study, arm: 'together' });
  const alone = runs.insert(examplePlan(), { study, arm: 'alone: fat' });
  expect(runs.ofStudy(study).map(({ id, arm }) => [id, arm])).toEqual([
    [together, 'together'],
    [alone, 'alone: fat'],
  ]);
  expect(() => runs.insert(examplePlan(), { study: 'snone', arm: 'x' })).toThrow(
    expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }),
  );
  close();
});

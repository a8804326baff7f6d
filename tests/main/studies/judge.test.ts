import { describe, expect, it } from 'vitest';
import { judge, type Outcome } from '../../../src/main/studies/judge';
import { twins, type Twin } from '../../../src/main/studies/twins';
import type { StudyPlan } from '../../../src/shared/study';
import { meatPlan, study } from './plans';
import { labelled, runDetail } from './outcomes';

const counts = { train: 15, validation: 32, test: 33, pool: 215 };
const rmse = (task: string, value: number) => ({ task, metric: 'rmse' as const, value });
/** Differs a little from seed to seed, so that there is a spread. */
const wobble = (seed: number, by = 0.02): number => 1 + by * (seed % 3);

function outcomes(of: StudyPlan, runOf: (twin: Twin) => Outcome['run'], rows = counts): Outcome[] {
  return twins(of).map((twin) => ({ twin, run: runOf(twin), labelled: labelled(twin, rows) }));
}

describe('do these tasks help each other?', () => {
  const question = study({ question: 'do-tasks-help', plan: meatPlan('meat', ['water', 'fat']), seeds: 6 });
  const fat = (twin: Twin): number => (twin.arm === 'together' ? 6.5 : 13 * wobble(twin.seed));
  const run = (twin: Twin) =>
    runDetail(twin, {
      test: [rmse('fat', fat(twin)), rmse('water', 2), { task: 'fat', metric: 'mae', value: fat(twin) / 2 }],
    });
  const verdict = judge(question, outcomes(question, run));

  it('pairs together and alone of the same seed', () => {
    const [water, fatFound] = verdict.comparisons;
    expect(fatFound).toMatchObject({
      task: 'fat',
      metric: 'rmse',
      arm: 'together',
      against: 'alone',
      labels: null,
      answer: 'helps',
    });
    expect(fatFound?.pairs[0]).toEqual({
      seed: 1,
      without: 13 * wobble(1),
      with: 6.5,
      runs: ['alone: fat #1', 'together #1'],
    });
    expect(fatFound?.pairs.map((pair) => pair.seed)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(water).toMatchObject({ task: 'water', answer: 'no-difference', estimate: 1 });
  });

  it('lets the tasks share 95%', () => {
    expect(verdict.comparisons.map(({ level }) => level)).toEqual([1 - 0.05 / 2, 1 - 0.05 / 2]);
  });

  it('rests on the first metric of each kind; the others are details', () => {
    expect(verdict.details.map(({ task, metric }) => `${task} ${metric}`)).toEqual([
      'water mae',
      'water r2',
      'fat mae',
      'fat r2',
    ]);
    expect(verdict.details.find(({ task, metric }) => task === 'fat' && metric === 'mae')).not.toHaveProperty(
      'answer',
    );
  });

  it('states overlap, interval and rows', () => {
    expect(verdict.comparisons[1]).toMatchObject({
      overlap: 15 / 215,
      interval: 'paired-t',
      trainRows: 15,
      testRows: 33,
    });
    const most = judge(question, outcomes(question, run, { ...counts, train: 150 }));
    expect(most.comparisons[1]).toMatchObject({ overlap: 150 / 215, interval: 'nadeau-bengio' });
  });

  it('says it in both languages', () => {
    expect(verdict.sentence.en).toMatch(
      /^Sharing helps fat \(RMSE 51.0% lower, .+\) and makes no clear difference for water\.$/,
    );
    expect(verdict.sentence.zh).toMatch(
      /^共享主干对 fat（RMSE 降低 51.0%，.+）有帮助，对 water 没有明显差别。$/,
    );
  });

  it('does not hide a diverged run behind the weights it kept', () => {
    const diverging = judge(
      question,
      outcomes(question, (twin) =>
        runDetail(twin, {
          test: [rmse('fat', fat(twin)), rmse('water', 2)],
          status: twin.arm === 'alone: fat' && twin.seed === 3 ? 'diverged' : 'finished',
        }),
      ),
    );
    expect(diverging.comparisons[1]).toMatchObject({ answer: 'cannot-tell', estimate: NaN });
    expect(diverging.sentence.en).toContain('we cannot tell for fat (1 of 6 seeds gave no number)');
  });

  it('uses the best epoch on validation rows where there is no test part', () => {
    const noTest = { ...counts, test: 0 };
    const epochs = (twin: Twin) => [
      [rmse('fat', 99), rmse('water', 99)],
      [rmse('fat', fat(twin)), rmse('water', 2)],
      [rmse('fat', 99), rmse('water', 99)],
    ];
    const found = judge(
      question,
      outcomes(question, (twin) => runDetail(twin, { validation: epochs(twin) }), noTest),
    );
    expect(found.comparisons[1]?.meanWith).toBeCloseTo(6.5, 12);
    expect(found.comparisons[1]?.testRows).toBe(32);
  });
});

describe('does the graft help?', () => {
  const question = study({
    question: 'does-graft-help',
    source: meatPlan('water', ['water']),
    target: meatPlan('fat', ['fat']),
    labels: [10, 40],
    seeds: 5,
  });
  const errors: Record<string, number> = {
    'scratch, 10 labels': 15,
    'frozen, 10 labels': 4,
    'fine-tuned, 10 labels': 10,
  };
  const run = (twin: Twin) =>
    runDetail(twin, {
      test: [rmse('fat', (errors[twin.arm] ?? 4) * wobble(twin.seed + twin.arm.length, 0.1))],
    });

  it('compares both grafts with scratch for each number of labels', () => {
    const verdict = judge(question, outcomes(question, run));
    expect(verdict.comparisons.map(({ arm, against, labels }) => `${arm} / ${against}, ${labels}`)).toEqual([
      'frozen / scratch, 10',
      'fine-tuned / scratch, 10',
      'frozen / scratch, 40',
      'fine-tuned / scratch, 40',
    ]);
    expect(verdict.comparisons.every(({ level }) => level === 1 - 0.05 / 4)).toBe(true);
    expect(verdict.comparisons[0]?.answer).toBe('helps');
  });

  it('has no number where a graft never started because its source diverged', () => {
    const verdict = judge(
      question,
      outcomes(question, (twin) => (twin.graft !== null && twin.seed === 2 ? null : run(twin))),
    );
    expect(verdict.comparisons[0]?.pairs[1]?.with).toBeNaN();
    expect(verdict.comparisons.every(({ answer }) => answer === 'cannot-tell')).toBe(true);
  });
});

describe('train this', () => {
  it('compares each plan with guessing on the same rows', () => {
    const question = study({ question: 'train', plans: [meatPlan('as meant', ['fat'])], seeds: 5 });
    const guess = [
      { ...rmse('fat', 12), part: 'test' as const },
      { ...rmse('fat', 99), part: 'train' as const },
    ];
    const verdict = judge(
      question,
      outcomes(question, (twin) => runDetail(twin, { test: [rmse('fat', 3 * wobble(twin.seed))], guess })),
    );
    expect(verdict.comparisons[0]).toMatchObject({
      arm: 'as meant',
      against: 'guessing',
      answer: 'helps',
      meanWithout: 12,
    });
    expect(verdict.sentence.en).toMatch(/^“as meant” is better than guessing for fat/);
  });
});

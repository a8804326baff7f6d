import { describe, expect, it } from 'vitest';
import { grafted, twins } from '../../../src/main/studies/twins';
import type { StudyPlan } from '../../../src/shared/study';
import { meatPlan, study } from './plans';

const together = meatPlan('meat', ['water', 'fat'], {
  keepLabels: { fat: { keep: 15 } },
  shuffleLabels: ['water'],
});
const named = (plan: StudyPlan): string[] => twins(plan).map(({ arm, seed }) => `${arm} #${seed}`);

describe('do these tasks help each other?', () => {
  const found = twins(study({ question: 'do-tasks-help', plan: together }));
  const alone = found.find(({ arm, seed }) => arm === 'alone: fat' && seed === 2)?.plan;

  it('trains all tasks together and each alone, for each seed; the longest start first', () => {
    expect(named(study({ question: 'do-tasks-help', plan: together }))).toEqual([
      'together #1',
      'together #2',
      'alone: water #1',
      'alone: water #2',
      'alone: fat #1',
      'alone: fat #2',
    ]);
  });

  it('gives twins of one seed the same seed for everything that chance decides', () => {
    expect(found.every(({ plan, seed }) => plan.seed === seed && plan.recipe.split.seed === undefined)).toBe(
      true,
    );
    const fixed = meatPlan('meat', ['water', 'fat'], { split: { kind: 'random', seed: 7 } });
    expect(
      twins(study({ question: 'do-tasks-help', plan: fixed })).every(
        ({ plan }) => plan.recipe.split.seed === undefined,
      ),
    ).toBe(true);
  });

  it('leaves a task alone with its own head, labels and controls', () => {
    expect(alone?.tasks.map((task) => task.name)).toEqual(['fat']);
    expect(alone?.design.heads).toEqual({ fat: together.design.heads['fat'] });
    expect(alone?.design.trunk).toEqual(together.design.trunk);
    expect(alone?.recipe.keepLabels).toEqual({ fat: { keep: 15, each: false } });
    expect(alone?.recipe.shuffleLabels).toEqual([]);
  });

  it('leaves a task that stood apart its own layers, and the trunk to the others', () => {
    const plan = { ...together, design: { ...together.design, apart: ['fat'] } };
    const arms = twins(study({ question: 'do-tasks-help', plan }));
    expect(arms.find(({ arm }) => arm === 'alone: fat')?.plan.design).toEqual({
      ...together.design,
      trunk: [],
      heads: { fat: together.design.heads['fat'] },
    });
    expect(arms.find(({ arm }) => arm === 'alone: water')?.plan.design).toEqual({
      ...together.design,
      heads: { water: together.design.heads['water'] },
    });
  });

  it('never turns the target of another task into an input, though all other columns are inputs', () => {
    expect(alone?.recipe.otherwise).toBe('input');
    expect(alone?.recipe.columns['water']).toEqual({ role: 'ignored' });
    expect(alone?.recipe.columns['fat']).toBeUndefined();
  });

  it('refuses a single task', () => {
    expect(() => twins(study({ question: 'do-tasks-help', plan: meatPlan('meat', ['fat']) }))).toThrowError(
      expect.objectContaining({ code: 'study.one-task' }),
    );
  });
});

describe('does the graft help?', () => {
  const source = meatPlan('water', ['water']);
  const target = { ...meatPlan('fat', ['fat']), graft: { from: 'r0', freeze: 'none' as const } };
  const question = study({
    question: 'does-graft-help',
    source,
    target,
    labels: [10, 20],
    each: true,
    seeds: 2,
  });

  it('trains the source of each seed first, then scratch, frozen and fine-tuned for each number of labels', () => {
    expect(named(question)).toEqual([
      'source #1',
      'source #2',
      'scratch, 20 labels #1',
      'frozen, 20 labels #1',
      'fine-tuned, 20 labels #1',
      'scratch, 20 labels #2',
      'frozen, 20 labels #2',
      'fine-tuned, 20 labels #2',
      'scratch, 10 labels #1',
      'frozen, 10 labels #1',
      'fine-tuned, 10 labels #1',
      'scratch, 10 labels #2',
      'frozen, 10 labels #2',
      'fine-tuned, 10 labels #2',
    ]);
  });

  it('keeps so many labels of the target', () => {
    const plans = twins(question).filter(({ arm }) => arm.endsWith('10 labels'));
    expect(plans.map(({ plan }) => plan.recipe.keepLabels)).toEqual(
      plans.map(() => ({ fat: { keep: 10, each: true } })),
    );
  });

  it('grafts the trunk of the source, frozen or fine-tuned, and nothing from scratch', () => {
    const grafts = twins(question)
      .filter(({ arm, seed }) => arm.endsWith('10 labels') && seed === 1)
      .map((twin) => grafted(twin, 'r7').graft);
    expect(grafts).toEqual([undefined, { from: 'r7', freeze: 'trunk' }, { from: 'r7', freeze: 'none' }]);
  });

  it('leaves the labels as the target plan says when none are given', () => {
    const found = twins(study({ question: 'does-graft-help', source, target }));
    expect([...new Set(found.map(({ arm }) => arm))]).toEqual(['source', 'scratch', 'frozen', 'fine-tuned']);
    expect(found.every(({ plan }) => Object.keys(plan.recipe.keepLabels).length === 0)).toBe(true);
  });
});

describe('train this', () => {
  it('trains each plan for each seed, and numbers plans of one name', () => {
    const plans = [meatPlan('a', ['fat']), meatPlan('b', ['fat']), meatPlan('a', ['water'])];
    expect(named(study({ question: 'train', plans })).sort()).toEqual([
      'a #1',
      'a #2',
      'a (2) #1',
      'a (2) #2',
      'b #1',
      'b #2',
    ]);
  });
});

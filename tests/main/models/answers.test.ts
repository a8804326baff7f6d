import { describe, expect, it } from 'vitest';
import { answerCells, answerHeader } from '../../../src/main/models/answer-columns';
import { answersOf, answerWidth } from '../../../src/main/models/answers';
import type { FittedTask } from '../../../src/shared/recipe/fitted';

const species: FittedTask = {
  name: 'species',
  kind: 'classes',
  targets: ['species'],
  classes: ['Adelie', 'Chinstrap', 'Gentoo'],
  mean: 0,
  deviation: 1,
};
const sex: FittedTask = {
  name: 'sex',
  kind: 'binary',
  targets: ['sex'],
  classes: ['female', 'male'],
  mean: 0,
  deviation: 1,
};
const mass: FittedTask = {
  name: 'mass',
  kind: 'number',
  targets: ['body_mass'],
  classes: [],
  mean: 4200,
  deviation: 800,
};
const marks: FittedTask = {
  name: 'marks',
  kind: 'multi-label',
  targets: ['spotted', 'ringed'],
  classes: ['false', 'true'],
  mean: 0,
  deviation: 1,
};
const tasks = [species, sex, mass, marks];

/** Probabilities are eighths, which 32-bit floats hold exactly. */
const row = Float32Array.of(1 / 8, 2 / 8, 5 / 8, 3 / 8, 4250.5, 6 / 8, 1 / 8);

describe('an answer with a variance', () => {
  const normal: FittedTask = { ...mass, variance: true };
  const [answer] = answersOf([normal], Float32Array.of(4000, 100));

  it('comes with the interval that nine rows in ten are expected in', () => {
    expect(answerWidth([normal])).toBe(2);
    const reach = 1.6448536269514722 * 100;
    expect(answer).toEqual({
      task: 'mass',
      value: 4000,
      probabilities: [],
      interval: { level: 0.9, low: 4000 - reach, high: 4000 + reach },
    });
  });

  it('takes three columns in a file: the answer and the ends of its interval', () => {
    expect(answerHeader([normal], ['mass'])).toEqual(['mass (predicted)', 'mass: 5%', 'mass: 95%']);
    expect(answerCells([answer!])).toEqual([4000, 3835.51464, 4164.48536]);
  });
});

describe('what the heads say about a row', () => {
  it('takes its part of the row for every head', () => {
    expect(answerWidth(tasks)).toBe(3 + 1 + 1 + 2);
    expect(answersOf(tasks, row)).toEqual([
      {
        task: 'species',
        value: 'Gentoo',
        probabilities: [
          { label: 'Adelie', probability: 1 / 8 },
          { label: 'Chinstrap', probability: 2 / 8 },
          { label: 'Gentoo', probability: 5 / 8 },
        ],
      },
      {
        task: 'sex',
        value: 'female',
        probabilities: [
          { label: 'female', probability: 5 / 8 },
          { label: 'male', probability: 3 / 8 },
        ],
      },
      { task: 'mass', value: 4250.5, probabilities: [] },
      {
        task: 'marks',
        value: 'spotted',
        probabilities: [
          { label: 'spotted', probability: 6 / 8 },
          { label: 'ringed', probability: 1 / 8 },
        ],
      },
    ]);
  });

  it('becomes one column for the answer and one for each probability', () => {
    expect(answerHeader(tasks, ['island'])).toEqual([
      'species',
      'species: Adelie',
      'species: Chinstrap',
      'species: Gentoo',
      'sex',
      'sex: female',
      'sex: male',
      'mass',
      'marks',
      'marks: spotted',
      'marks: ringed',
    ]);
    expect(answerCells(answersOf(tasks, row))).toEqual([
      'Gentoo',
      1 / 8,
      2 / 8,
      5 / 8,
      'female',
      5 / 8,
      3 / 8,
      4250.5,
      'spotted',
      6 / 8,
      1 / 8,
    ]);
  });

  it('never shares a name with a column of the file', () => {
    expect(answerHeader([mass], ['mass', 'mass (predicted)'])).toEqual(['mass (predicted 2)']);
  });

  it('writes digits enough to give a 32-bit float back', () => {
    const third = Math.fround(1 / 3);
    const [cell] = answerCells([{ task: 'mass', value: third, probabilities: [] }]);
    expect(String(cell).length).toBeLessThanOrEqual('0.333333343'.length);
    expect(Math.fround(Number(cell))).toBe(third);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportedRecipe, exportRecipe, inputPlaces, outputNames } from '../../../src/shared/recipe/exported';
import type { FittedInput, FittedTask } from '../../../src/shared/recipe/fitted';

const bill: FittedInput = {
  kind: 'standard',
  column: 'bill',
  mean: 44,
  deviation: 5,
  missingIndicator: true,
};
const city: FittedInput = { kind: 'embedding', column: 'city', levels: ['Bonn', 'Köln'], dimension: 2 };
const island: FittedInput = {
  kind: 'one-hot',
  column: 'island',
  levels: ['Biscoe', 'Dream', 'Torgersen'],
  missingIndicator: false,
};
const street: FittedInput = { kind: 'embedding', column: 'street', levels: ['A', 'B'], dimension: 2 };

const task = (name: string): FittedTask => ({
  name,
  kind: 'number',
  targets: [name],
  classes: [],
  mean: 0,
  deviation: 1,
});

describe('the inputs of an exported model', () => {
  it('hold embeddings apart and everything else side by side', () => {
    expect(inputPlaces([bill, city, island, street])).toEqual([
      { tensor: 'features', from: 0, width: 1 + 1 },
      { tensor: 'code_1', from: 0, width: 1 },
      { tensor: 'features', from: 1 + 1, width: 3 },
      { tensor: 'code_2', from: 0, width: 1 },
    ]);
  });
});

describe('the outputs of an exported model', () => {
  const names = (...tasks: string[]): string[] => outputNames({ inputs: [city], tasks: tasks.map(task) });

  it('are named after their tasks', () => {
    expect(names('species', 'body mass (g)', '体重', '脂肪')).toEqual([
      'species',
      'body_mass_g',
      'task',
      'task_2',
    ]);
  });

  it('leave the names of inputs alone', () => {
    expect(names('features', 'code 1')).toEqual(['features_2', 'code_1_2']);
  });

  it('have names of their own that TensorFlow allows, whatever the tasks are called', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('a', 'a_2', 'a 2', 'features', 'code_1')), {
          maxLength: 8,
        }),
        (tasks) => {
          const given = names(...tasks);
          expect(new Set(given).size).toBe(tasks.length);
          for (const name of given) expect(name).toMatch(/^[A-Za-z0-9]\w*$/);
        },
      ),
    );
  });
});

describe('the recipe of an export', () => {
  it('reads back as it was written', () => {
    const recipe = exportRecipe(
      { inputs: [bill, city], tasks: [task('mass')] },
      new Map([['bill', 'number']]),
    );
    expect(recipe.inputs.map(({ type }) => type)).toEqual(['number', 'text']);
    expect(exportedRecipe.parse(JSON.parse(JSON.stringify(recipe)))).toEqual(recipe);
  });
});

import { describe, expect, test } from 'vitest';
import { leaves } from '../../../../src/main/plans/leaves';
import { plan as planSchema, type Plan } from '../../../../src/shared/plan';
import { z } from '../../../../src/shared/zod';
import { Language } from '../../../../src/renderer/language/language.svelte';
import { settingName } from '../../../../src/renderer/views/compare/setting-name';
import { stepsOf } from '../../../../src/renderer/views/compare/setting-path';
import { settingValue } from '../../../../src/renderer/views/compare/setting-value';
import { suggest } from '../../fake-lab/plans';
import { penguins } from '../../fake-lab/tables';

const english = new Language(['en'], () => 'en');
const chinese = new Language(['zh'], () => 'zh');
const plan = suggest(penguins.dataset, ['species', 'body_mass_g']);
const nothing = { dataset: () => undefined, run: () => undefined };
const name = (path: string, words = english, plans: Plan[] = [plan]): string | undefined =>
  settingName(path, plans, words);
const value = (path: string, json: string, words = english): string =>
  settingValue(path, json, words, nothing);

/** The part of a JSON schema that a walk needs. */
interface Shape {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

interface Leaf {
  readonly path: string;
  readonly choices: readonly string[];
}

const whole = z.toJSONSchema(planSchema, { unrepresentable: 'any' }) as Shape;
/** Blocks of layers in blocks: once is enough. */
const DEEPEST = 2;

/** Every leaf that a plan may have, with the words it may be set to; keys that a person names are `mine`. */
function everyLeaf(shape: Shape, path = '', depth = 0): Leaf[] {
  if (shape.$ref !== undefined) {
    const known = whole.$defs?.[shape.$ref.replace('#/$defs/', '')];
    return known && depth < DEEPEST ? everyLeaf(known, path, depth + 1) : [];
  }
  const either = shape.anyOf ?? shape.oneOf;
  if (either) return either.flatMap((one) => everyLeaf(one, path, depth));
  if (shape.properties)
    return Object.entries(shape.properties).flatMap(([key, part]) =>
      everyLeaf(part, path === '' ? key : `${path}.${key}`, depth),
    );
  const inner = shape.additionalProperties;
  if (typeof inner === 'object') return everyLeaf(inner, `${path}["mine"]`, depth);
  if (shape.items) return everyLeaf(shape.items, `${path}[0]`, depth);
  const choices = shape.enum ?? (shape.const === undefined ? [] : [shape.const]);
  return [{ path, choices: choices.filter((one) => typeof one === 'string') }];
}

const all = everyLeaf(whole);

describe.each([
  ['English', english],
  ['Chinese', chinese],
])('in %s', (_language, words) => {
  test('every setting that a plan may have has a name, and none is its path', () => {
    expect(all.length).toBeGreaterThan(100);
    const mute = all.filter(({ path }) => {
      const said = name(path, words);
      return said === undefined || said === '' || said === path || /\w\.\w|\[|undefined/.test(said);
    });
    expect(mute).toEqual([]);
  });

  test('every word that a setting may be set to has one of this language', () => {
    const raw = all.flatMap(({ path, choices }) =>
      choices
        .filter((one) => value(path, JSON.stringify(one), words) === one)
        .map((one) => `${path}: ${one}`),
    );
    // Words that are the same in the field and in the plan.
    expect(raw.filter((one) => !/ (tanh|input|one-hot|embedding|none|constant)$/.test(one))).toEqual([]);
  });
});

test('all leaves of a real plan have names and values', () => {
  for (const [path, json] of leaves(plan)) {
    expect(name(path)).toBeDefined();
    expect(value(path, json)).not.toMatch(/[{}[\]"]/);
  }
});

test.each([
  ['design.trunk[1].units', '64', 'Layer 2 of the trunk: Units', '64'],
  [
    'design.trunk[0].layers[1].activation',
    '"relu"',
    'Layer 1 of the trunk › Layer 2 of branch 1: Activation',
    'ReLU',
  ],
  [
    'design.heads["body_mass_g"][0].kind',
    '"batch-norm"',
    'Layer 1 of the head of body_mass_g: Kind',
    'Batch norm',
  ],
  ['design.trunk[0].shape', '[28,28,1]', 'Layer 1 of the trunk: Shape of a row', '28 × 28 × 1'],
  ['method.optimizer.kind', '"sgd"', 'Optimizer', 'SGD'],
  ['method.optimizer.learningRate', '0.001', 'Learning rate', '0.001'],
  ['method.rates["trunk 1"]', '0', 'Layer 1 of the trunk: Factor of its learning rate', '0'],
  ['budget.patience', 'null', 'Stop early after', 'never'],
  ['budget.epochs', '200', 'Epochs', '200 epochs'],
  ['recipe.split.validation', '0.15', 'Validation part', '15%'],
  ['recipe.split.test', '60', 'Test part', '60 rows'],
  ['recipe.columns["body mass"].role', '"ignored"', 'Column body mass: What it is for', 'left out'],
  ['recipe.read["a"].missing', '["-999","n/a"]', 'Column a: Treat as missing', '-999 and n/a'],
  ['tasks[1].loss.delta', '2', 'Loss of Task 2, body_mass_g: Linear from', '2'],
  ['tasks[0].weight', '3', 'Task 1, species: Weight in the loss', '3'],
  ['seed', '12345', 'Seed', '12345'],
])('%s is told as Design says it', (path, json, said, told) => {
  expect([name(path), value(path, json)]).toEqual([said, told]);
});

test('a run and a dataset are told by their names', () => {
  const known = { dataset: () => 'penguins.csv', run: () => 'Penguins together' };
  expect(settingValue('dataset', '"a1b2"', english, known)).toBe('penguins.csv');
  expect(settingValue('graft.from', '"r1"', english, known)).toBe('Penguins together');
});

test('steps of a path are names and places', () => {
  expect(stepsOf('recipe.columns["a.b[0] \\"c\\""].role')).toEqual([
    'recipe',
    'columns',
    'a.b[0] "c"',
    'role',
  ]);
  expect(stepsOf('design.trunk[10].units')).toEqual(['design', 'trunk', 10, 'units']);
});

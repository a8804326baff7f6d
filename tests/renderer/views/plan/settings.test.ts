/** Every setting that a plan file may have can be set in the window, or is named here with its reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../../../src/renderer/language/en';
import { LAYER_KINDS, LAYER_SETTINGS } from '../../../../src/renderer/state/layer-kinds';
import { settingsByKind } from '../../../../src/renderer/state/schema-fields';
import { layer } from '../../../../src/shared/design';
import { lossSettings } from '../../../../src/shared/loss';
import { optimizer } from '../../../../src/shared/method';
import { plan } from '../../../../src/shared/plan';
import { encoding } from '../../../../src/shared/recipe/recipe';
import { schedule } from '../../../../src/shared/schedule';
import { z } from '../../../../src/shared/zod';

/** Settings that the window has no field for, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  version: 'of the file',
  dataset: 'the table that the plan is made for',
  'recipe.otherwise': 'every column has a role of its own in the window',
  'recipe.rows': 'rows are chosen in plan files',
  'design.sharing': 'there is one way so far',
};

/** Where a setting is set: what in the code of the window sets it. A part is all that is in it. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'draft.rename(',
  'recipe.read': 'draft.read(',
  'recipe.duplicates': 'draft.duplicates(',
  'recipe.columns.*.role': 'withRowWeights(',
  'recipe.columns.*.encoding': 'draft.encoding(',
  'recipe.split.kind': 'draft.splitBy(',
  'recipe.split.by': 'draft.splitBy(',
  'recipe.split.validation': 'draft.split({ validation',
  'recipe.split.test': 'draft.split({ test',
  'recipe.split.seed': 'withSplitSeed(',
  'recipe.keepLabels.*.keep': 'withLabels(',
  'recipe.keepLabels.*.each': 'withLabels(',
  'recipe.shuffleLabels': 'withShuffled(',
  'tasks.name': 'draft.predict(',
  'tasks.targets': 'draft.predict(',
  'tasks.kind': 'draft.kind(',
  'tasks.loss': 'draft.loss(',
  'tasks.weight': 'draft.weight(',
  'design.trunk': '<LayerFields',
  'design.heads': '<LayerFields',
  'design.apart': 'parted)',
  'method.optimizer': 'optimizerFields(',
  'method.batchSize': 'draft.method({ batchSize',
  'method.accumulate': 'accumulate: batches',
  'method.schedule': 'scheduleFields(',
  'method.clip.kind': 'clip: kind',
  'method.clip.limit': 'limit } })',
  'method.weightDecay': 'weightDecay: decay',
  'method.average.decay': 'average: decay',
  'method.rates': 'withRate(',
  'budget.epochs': 'draft.budget({ epochs',
  'budget.patience': 'draft.budget({ patience',
  seed: 'draft.seed(',
  'graft.from': 'grafted(',
  'graft.freeze': 'frozenTo(',
};

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly type?: string;
}

/** Paths of all settings, down to what is told for itself or has kinds. */
function settingsOf(shape: Shape, path: readonly string[]): string[] {
  const name = path.join('.');
  if (Object.hasOwn(FIELDS, name) || Object.hasOwn(EXCEPTIONS, name)) return [name];
  if (shape.properties)
    return Object.entries(shape.properties).flatMap(([key, inner]) => settingsOf(inner, [...path, key]));
  if (typeof shape.additionalProperties === 'object')
    return settingsOf(shape.additionalProperties, [...path, '*']);
  return shape.items ? settingsOf(shape.items, path) : [name];
}

const VIEWS = join(import.meta.dirname, '../../../../src/renderer/views');
const window = ['plan', 'data']
  .flatMap((folder) =>
    readdirSync(join(VIEWS, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(VIEWS, folder, file),
    ),
  )
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => readFileSync(file, 'utf8').replace(/\s+/g, ' '))
  .join('\n');

describe('every setting of a plan', () => {
  const found = settingsOf(
    z.toJSONSchema(plan, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as Shape,
    [],
  );

  test('is in the window or among the exceptions', () => {
    const unknown = found.filter((path) => !Object.hasOwn(FIELDS, path) && !Object.hasOwn(EXCEPTIONS, path));
    expect(unknown).toEqual([]);
    expect(
      [...Object.keys(FIELDS), ...Object.keys(EXCEPTIONS)].filter((path) => !found.includes(path)),
    ).toEqual([]);
  });

  test.each(Object.entries(FIELDS))('%s is set by the window', (_path, code) => {
    expect(window).toContain(code);
  });
});

describe('every setting of a kind', () => {
  test('of layer has a field with a name, and every kind is offered', () => {
    const { number, choiceName, switch: switches } = en.plan.inspector;
    const named = { ...number, ...choiceName, ...switches };
    const bare = [...LAYER_SETTINGS].flatMap(([kind, fields]) =>
      [...fields].flatMap(([name, { type }]) =>
        type !== 'parts' && !Object.hasOwn(named, name) ? [`${kind} ${name}`] : [],
      ),
    );
    expect(bare).toEqual([]);
    const parts = [...LAYER_SETTINGS].flatMap(([kind, fields]) =>
      [...fields].flatMap(([name, { type }]) => (type === 'parts' ? [`${kind} ${name}`] : [])),
    );
    // A shape has a field of its own; layers within layers are in the drawing.
    expect(parts).toEqual(['reshape shape', 'residual layers', 'concat branches']);
    expect([...LAYER_KINDS].sort()).toEqual(layer.options.map(({ shape }) => kindOf(shape.kind)).sort());
  });

  test.each([
    ['optimizer', optimizer.options, { ...en.method.field, learningRate: '' }],
    ['schedule', schedule.options, en.method.field],
    ['loss', lossSettings.options, en.method.field],
    ['encoding', encoding.options, en.plan.inspector.encodingField],
  ] as const)('of %s has a field with a name', (_what, kinds, names) => {
    const settings = [...settingsByKind(kinds).values()].flatMap((fields) => [...fields]);
    expect(settings.filter(([name, { type }]) => type === 'parts' || !Object.hasOwn(names, name))).toEqual(
      [],
    );
  });
});

function kindOf(schema: z.ZodType): unknown {
  return (z.toJSONSchema(schema) as { const?: unknown }).const;
}

/** Any model that a plan can describe, with random weights, in the files in which the lab keeps it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Layer } from '../../src/shared/design';
import type { Shape } from '../../src/shared/layers/output-shape';
import { endOf, placeStack } from '../../src/shared/layers/placed';
import { plan as planSchema, type Plan } from '../../src/shared/plan';
import { stream } from '../../src/shared/random/stream';
import { featureWidth } from '../../src/shared/recipe/encode';
import {
  encodedWidth,
  type FittedInput,
  type FittedRecipe,
  type FittedTask,
} from '../../src/shared/recipe/fitted';
import type { PredictJob } from '../../src/shared/trainer-messages';
import { writeCheckpoint } from '../../src/worker/checkpoint/checkpoint';
import { buildModel } from '../../src/worker/model/model';
import { totalSize } from '../../src/worker/model/parameter';
import { anyLayers, KINDS } from './any-layers';

export interface AnyModel {
  readonly plan: Plan;
  readonly fitted: FittedRecipe;
  readonly rows: number;
}

export interface ModelFiles {
  readonly prepared: string;
  readonly weights: PredictJob['weights'];
  readonly features: string;
}

const levels = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

const input = (column: string): fc.Arbitrary<FittedInput> =>
  fc.oneof(
    fc.record({
      kind: fc.constant('standard' as const),
      column: fc.constant(column),
      mean: fc.constant(0),
      deviation: fc.constant(1),
      missingIndicator: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('one-hot' as const),
      column: fc.constant(column),
      levels,
      missingIndicator: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('embedding' as const),
      column: fc.constant(column),
      levels,
      dimension: fc.integer({ min: 1, max: 4 }),
    }),
  );

const yesNo = { classes: ['no', 'yes'], mean: 0, deviation: 1 };

const task = (name: string): fc.Arbitrary<FittedTask> =>
  fc.oneof<fc.Arbitrary<FittedTask>[]>(
    fc.constant({ name, kind: 'binary' as const, targets: [name], ...yesNo }),
    fc.integer({ min: 2, max: 5 }).map((count) => {
      const classes = Array.from({ length: count }, (_, k) => `class ${k}`);
      return { name, kind: 'classes' as const, targets: [name], classes, mean: 0, deviation: 1 };
    }),
    fc
      .record({
        mean: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        power: fc.integer({ min: -4, max: 5 }),
      })
      .chain(({ mean, power }) => {
        const number = {
          name,
          kind: 'number' as const,
          targets: [name],
          classes: [],
          mean,
          deviation: 10 ** power,
        };
        return fc.constantFrom<FittedTask>(number, { ...number, variance: true });
      }),
    fc.integer({ min: -2, max: 5 }).map((power) => ({
      name,
      kind: 'count' as const,
      targets: [name],
      classes: [],
      mean: 0,
      deviation: 10 ** power,
    })),
    fc.integer({ min: 2, max: 4 }).map((count) => {
      const targets = Array.from({ length: count }, (_, k) => `${name} ${k}`);
      return { name, kind: 'multi-label' as const, targets, ...yesNo };
    }),
  );

const layers = (input: Shape): fc.Arbitrary<Layer[]> =>
  anyLayers(input, { kinds: KINDS, most: 4, accepts: isExported });

function isExported(layer: Layer): boolean {
  if (layer.kind === 'attention') return false;
  if (layer.kind === 'depthwise-conv2d') return layer.dilation === 1;
  return layer.kind !== 'separable-conv2d' || layer.multiplier === 1;
}

/** Names that people give, some of which mean something to the exported model itself. */
const names = fc.uniqueArray(
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.constantFrom('features', 'code_1', 'trunk.1', '体重', 'a b', 'a_b'),
  ),
  {
    minLength: 1,
    maxLength: 4,
  },
);

const fitted: fc.Arbitrary<FittedRecipe> = fc.record({
  inputs: fc
    .integer({ min: 1, max: 6 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => input(`column ${i}`)))),
  tasks: names.chain((found) => fc.tuple(...found.map((name) => task(name)))),
});

const trunked = fitted.chain((recipe) => {
  const width = recipe.inputs.reduce((sum, one) => sum + encodedWidth(one), 0);
  return layers([width]).map((trunk) => ({
    recipe,
    trunk,
    columns: [width],
    top: endOf(placeStack('trunk', [width], trunk), [width]),
  }));
});

/** The layers of a head, and whether it stands on the columns; the first never does, so that the trunk is of use. */
const head = (columns: Shape, top: Shape, i: number): fc.Arbitrary<{ apart: boolean; hidden: Layer[] }> =>
  fc
    .boolean()
    .map((drawn) => drawn && i > 0)
    .chain((apart) => layers(apart ? columns : top).map((hidden) => ({ apart, hidden })));

export const anyModel: fc.Arbitrary<AnyModel> = trunked.chain(({ recipe, trunk, columns, top }) =>
  fc
    .record({
      heads: fc.tuple(...recipe.tasks.map((_, i) => head(columns, top, i))),
      // The article's own mistake, one softmax over independent yes/no targets, can be trained and so be exported.
      softmax: fc.boolean(),
      seed: fc.nat(),
      rows: fc.integer({ min: 1, max: 40 }),
    })
    .map(({ heads, softmax, seed, rows }) => ({
      fitted: recipe,
      rows,
      plan: planOf(recipe, { trunk, heads, softmax, seed }),
    })),
);

function planOf(
  recipe: FittedRecipe,
  {
    trunk,
    heads,
    softmax,
    seed,
  }: {
    trunk: Layer[];
    heads: readonly { apart: boolean; hidden: Layer[] }[];
    softmax: boolean;
    seed: number;
  },
): Plan {
  return planSchema.parse({
    name: 'any model',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: recipe.tasks.map(({ name, kind, targets, variance }) => ({
      name,
      kind,
      targets,
      ...(variance && { loss: 'gaussian' }),
      ...(kind === 'multi-label' && softmax ? { loss: 'softmax-cross-entropy' } : {}),
    })),
    design: {
      trunk,
      heads: Object.fromEntries(recipe.tasks.map(({ name }, i) => [name, heads[i]?.hidden])),
      apart: recipe.tasks.flatMap(({ name }, i) => (heads[i]?.apart ? [name] : [])),
    },
    budget: { epochs: 1 },
    seed,
  });
}

/** Writes the prepared folder's index, a checkpoint of random weights and a matrix of features. */
export function writeModel(folder: string, { plan, fitted: recipe, rows }: AnyModel): ModelFiles {
  const prepared = join(folder, 'prepared');
  mkdirSync(prepared, { recursive: true });
  const index = {
    version: 1,
    dataset: plan.dataset,
    parts: { train: 0, validation: 0, test: rows },
    fitted: recipe,
    labelled: {},
    sha256: { features: '', labels: '', rows: '' },
  };
  writeFileSync(join(prepared, 'index.json'), JSON.stringify(index));
  const features = join(prepared, 'features.f32');
  writeFileSync(features, Buffer.from(featuresOf(recipe, rows, plan.seed).buffer));
  const { file, sha256 } = writeCheckpoint(join(folder, 'run'), buildModel(plan, recipe).parameters, {
    counters: { epoch: 1, seed: plan.seed, bestEpoch: 1, bestLoss: 1 },
    parameters: weightsOf(plan, recipe),
    slots: new Map(),
  });
  return { prepared, features, weights: { path: join(folder, 'run', file), sha256 } };
}

/** Normal numbers, smaller where more of them are added up, so that signals neither vanish nor explode. */
function weightsOf(plan: Plan, recipe: FittedRecipe): Float32Array {
  const { parameters } = buildModel(plan, recipe);
  const draw = stream(plan.seed, 'weights');
  const weights = new Float32Array(totalSize(parameters));
  for (const { name, offset, size, shape } of parameters) {
    const scale = 1.5 / Math.sqrt(shape.length > 1 ? size / (shape.at(-1) ?? 1) : 4);
    const next = (): number => (name.endsWith('variance') ? 0.5 + draw.uniform() : draw.normal() * scale);
    for (let i = offset; i < offset + size; i++) weights[i] = next();
  }
  return weights;
}

function featuresOf({ inputs }: FittedRecipe, rows: number, seed: number): Float32Array {
  const draw = stream(seed, 'sample');
  const features: number[] = [];
  for (let row = 0; row < rows; row++) for (const one of inputs) features.push(...cellOf(one, draw));
  if (features.length !== rows * featureWidth(inputs)) throw new Error('features of another width');
  return Float32Array.from(features);
}

function cellOf(of: FittedInput, draw: ReturnType<typeof stream>): number[] {
  if (of.kind === 'embedding') return [draw.below(of.levels.length + 1)];
  const missing = draw.below(5) === 0;
  const level = draw.below(of.kind === 'one-hot' ? of.levels.length : 1);
  const own =
    of.kind === 'standard'
      ? [missing ? 0 : draw.normal()]
      : of.levels.map((_, k) => (k === level && !missing ? 1 : 0));
  return of.missingIndicator ? [...own, missing ? 1 : 0] : own;
}

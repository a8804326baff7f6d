import { createHash } from 'node:crypto';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../../src/main/data/prepare';
import type { Dataset } from '../../../src/shared/dataset';
import { plan as planSchema, type Plan } from '../../../src/shared/plan';
import { featureWidth } from '../../../src/shared/recipe/encode';
import type { FittedInput } from '../../../src/shared/recipe/fitted';
import type { PreparedIndex } from '../../../src/shared/recipe/prepared';
import { openRoom, refusalOf } from './room';

const room = openRoom();
const folder = (): string => join(room().folder, 'prepared');

/** Sixty birds: a number with gaps, a word, a day; species in three kinds, sex with gaps, mass. */
const BIRDS = `bill,site,day,species,sex,mass\n${Array.from({ length: 60 }, (_, i) => {
  const day = `2024-03-${String(1 + (i % 30)).padStart(2, '0')}`;
  return `${i % 7 === 0 ? '' : i / 2},s${i % 4},${day},${['a', 'b', 'c'][i % 3]},${i % 5 === 0 ? '' : i % 2 === 0 ? 'f' : 'm'},${3000 + i}`;
}).join('\n')}\n`;

const SPECIES = { name: 'species', kind: 'classes', targets: ['species'] };
const SEX = { name: 'sex', kind: 'binary', targets: ['sex'] };
const MASS = { name: 'mass', kind: 'number', targets: ['mass'] };

interface Wish {
  tasks?: object[];
  recipe?: object;
  seed?: number;
}

let birds: Dataset;
beforeAll(async () => {
  birds = (await room().import(BIRDS)).dataset;
});

function planFor({ tasks = [SPECIES, SEX, MASS], recipe = {}, seed = 1 }: Wish): Plan {
  const columns = { bill: { role: 'input' }, site: { role: 'input' }, day: { role: 'input' } };
  const split = { kind: 'random', validation: 12, test: 6 };
  const { id } = birds;
  return planSchema.parse({
    name: 'birds',
    dataset: id,
    recipe: { columns, split, ...recipe },
    tasks,
    design: { trunk: [{ units: 4 }] },
    budget: { epochs: 1 },
    seed,
  });
}

interface Read {
  readonly folder: string;
  readonly index: PreparedIndex;
  readonly features: number[][];
  readonly labels: number[][];
  readonly rows: number[];
}

async function prepared(wish: Wish, grafted?: readonly FittedInput[], dataset = birds.id): Promise<Read> {
  const done = await prepare(room().store, folder(), { ...planFor(wish), dataset }, grafted);
  const bytes = async (name: string): Promise<ArrayBuffer> => {
    const read = await readFile(join(done.folder, name));
    return read.buffer.slice(read.byteOffset, read.byteOffset + read.byteLength);
  };
  const matrix = (values: Float32Array, width: number): number[][] =>
    Array.from({ length: values.length / width }, (_, row) => [
      ...values.subarray(row * width, (row + 1) * width),
    ]);
  const { inputs, tasks } = done.index.fitted;
  return {
    ...done,
    features: matrix(new Float32Array(await bytes('features.f32')), featureWidth(inputs)),
    labels: matrix(new Float32Array(await bytes('labels.f32')), tasks.length),
    rows: [...new Int32Array(await bytes('rows.i32'))],
  };
}

const refused = (wish: Wish): Promise<unknown> => refusalOf(prepared(wish));

describe('a prepared folder', () => {
  it('holds parts one after the other, each in the order of the table', async () => {
    const { index, rows, features, labels } = await prepared({});
    expect(index.parts).toEqual({ train: 42, validation: 12, test: 6 });
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, row) => row));
    for (const part of [rows.slice(0, 42), rows.slice(42, 54), rows.slice(54)])
      expect(part).toEqual([...part].sort((a, b) => a - b));
    expect([features.length, labels.length]).toEqual([60, 60]);
  });

  it('holds what each training row counts, where a column says so', async () => {
    const columns = { bill: { role: 'input' }, mass: { role: 'weight' } };
    const split = { kind: 'random', validation: 12, test: 6 };
    const done = await prepared({ tasks: [SPECIES], recipe: { columns, split } });
    const read = await readFile(join(done.folder, 'weights.f32'));
    const weights = [
      ...new Float32Array(read.buffer.slice(read.byteOffset, read.byteOffset + read.byteLength)),
    ];
    const mean = done.rows.slice(0, 42).reduce((sum, row) => sum + 3000 + row, 0) / 42;
    expect(weights).toEqual(
      done.rows.map((row, i) => (i < 42 ? Math.fround(Math.fround(3000 + row) / mean) : 1)),
    );
    expect(done.index.fitted.inputs.map(({ column }) => column)).toEqual(['bill']);
    expect((await prepared({})).index.sha256.weights).toBeUndefined();
  });

  it('has marks as missing and text as the numbers it holds, in inputs and in labels', async () => {
    const spoiled = (await room().import(BIRDS.replace(',3001', ',缺失').replace(/^0\.5,/m, 'n.a.,')))
      .dataset;
    const read = {
      bill: { as: 'number', missing: ['n.a.'] },
      mass: { as: 'number', missing: ['缺失'] },
    };
    const plain = await prepared({ tasks: [SPECIES, MASS], recipe: { read } }, undefined, spoiled.id);
    const at = plain.rows.indexOf(1);
    expect(plain.labels[at]?.[1]).toBeNaN();
    expect(plain.index.labelled['mass']?.pool).toBe(59);
    expect(plain.features[at]?.slice(0, 2)).toEqual([0, 1]);
    expect(plain.index.fitted.inputs[0]).toMatchObject({ kind: 'standard', read: { missing: ['n.a.'] } });
    const lessRead = { ...read, mass: { as: 'number' } };
    expect(
      await refusalOf(prepared({ tasks: [MASS], recipe: { read: lessRead } }, undefined, spoiled.id)),
    ).toMatchObject({ code: 'data.not-number', details: { column: 'mass', row: 2, value: '缺失' } });
  });

  it('leaves rows out that repeat an earlier one, where that is asked for', async () => {
    const line = BIRDS.split('\n')[8] ?? '';
    const twice = (await room().import(`${BIRDS}${line}\n${line}\n`)).dataset;
    const kept = await prepared({}, undefined, twice.id);
    const dropped = await prepared({ recipe: { duplicates: 'drop' } }, undefined, twice.id);
    expect([kept.rows.length, dropped.rows.length]).toEqual([62, 60]);
    expect(dropped.rows).toEqual((await prepared({})).rows);
  });

  it('is noted as used when it is found again', async () => {
    const { folder: place } = await prepared({ seed: 77 });
    await utimes(place, new Date(0), new Date(0));
    await prepared({ seed: 77 });
    expect((await stat(place)).mtimeMs).toBeGreaterThan(1e12);
  });

  it('refuses a weight that is missing, with its row', async () => {
    const columns = { mass: { role: 'input' }, bill: { role: 'weight' } };
    const split = { kind: 'random', validation: 0, test: 0 };
    expect(await refused({ tasks: [SPECIES], recipe: { columns, split } })).toMatchObject({
      code: 'data.weight',
      details: { column: 'bill', row: 1, value: '' },
    });
  });

  it('standardises by the training rows, a day as seconds', async () => {
    const { index, rows, features } = await prepared({});
    const train = rows.slice(0, 42);
    const bills = train.filter((row) => row % 7 !== 0).map((row) => row / 2);
    const mean = bills.reduce((sum, bill) => sum + bill, 0) / bills.length;
    const deviation = Math.sqrt(bills.reduce((sum, bill) => sum + (bill - mean) ** 2, 0) / bills.length);
    const [bill, site, day] = index.fitted.inputs;
    expect(bill).toEqual({
      kind: 'standard',
      column: 'bill',
      mean: expect.closeTo(mean, 9),
      deviation: expect.closeTo(deviation, 9),
      missingIndicator: true,
    });
    expect(site).toMatchObject({
      kind: 'one-hot',
      levels: ['s0', 's1', 's2', 's3'],
      missingIndicator: false,
    });
    const seconds = (row: number): number => Date.UTC(2024, 2, 1 + (row % 30)) / 1000;
    const days = train.map(seconds).reduce((sum, each) => sum + each / train.length, 0);
    expect(day).toMatchObject({ kind: 'standard', mean: expect.closeTo(days, 3) });
    const row = rows[50] ?? 0;
    const expected = [
      row % 7 === 0 ? 0 : (row / 2 - mean) / deviation,
      row % 7 === 0 ? 1 : 0,
      ...[0, 1, 2, 3].map((k) => (row % 4 === k ? 1 : 0)),
    ];
    features[50]?.slice(0, 6).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 5));
  });

  it('labels: classes by their place, missing ones not a number, numbers in units of the training rows', async () => {
    const { index, rows, labels } = await prepared({});
    const [species, sex, mass] = index.fitted.tasks;
    expect(species?.classes).toEqual(['a', 'b', 'c']);
    expect(sex?.classes).toEqual(['f', 'm']);
    const masses = rows.slice(0, 42).map((row) => 3000 + row);
    expect(mass?.mean).toBeCloseTo(
      masses.reduce((sum, each) => sum + each / 42, 0),
      6,
    );
    rows.forEach((row, i) => {
      const [a, b, c] = labels[i] ?? [];
      expect(a).toBe(row % 3);
      expect(b).toEqual(row % 5 === 0 ? NaN : row % 2);
      expect(c).toBeCloseTo((3000 + row - (mass?.mean ?? 0)) / (mass?.deviation ?? 1), 4);
    });
    expect(index.labelled.sex).toEqual({
      train: rows.slice(0, 42).filter((row) => row % 5 !== 0).length,
      validation: rows.slice(42, 54).filter((row) => row % 5 !== 0).length,
      test: rows.slice(54).filter((row) => row % 5 !== 0).length,
      pool: 48,
    });
  });

  it('names the SHA-256 of its files, is found again, and is made again when its index is damaged', async () => {
    const first = await prepared({ seed: 5 });
    for (const [name, file] of [
      ['features', 'features.f32'],
      ['labels', 'labels.f32'],
      ['rows', 'rows.i32'],
    ] as const) {
      expect(
        createHash('sha256')
          .update(await readFile(join(first.folder, file)))
          .digest('hex'),
      ).toBe(first.index.sha256[name]);
    }
    const before = await readdir(folder());
    expect(await prepared({ seed: 5 })).toEqual(first);
    await writeFile(join(first.folder, 'index.json'), '{"half');
    expect(await prepared({ seed: 5 })).toEqual(first);
    expect(await readdir(folder())).toEqual(before);
  });

  it('is made once when asked for twice at the same time', async () => {
    const [one, other] = await Promise.all([prepared({ seed: 9 }), prepared({ seed: 9 })]);
    expect(one).toEqual(other);
    expect((await readdir(folder())).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('twins', () => {
  it('share split, inputs and held-out rows, whichever tasks are trained', async () => {
    const together = await prepared({ recipe: { keepLabels: { mass: { keep: 8 } } } });
    const alone = await prepared({ tasks: [MASS], recipe: { keepLabels: { mass: { keep: 8 } } } });
    expect(alone.index.fitted.inputs).toEqual(together.index.fitted.inputs);
    expect(alone.rows.slice(8)).toEqual(together.rows.slice(42));
    expect(alone.index.parts).toEqual({ train: 8, validation: 12, test: 6 });
    const seen = together.rows.filter((_, i) => i < 42 && !Number.isNaN(together.labels[i]?.[2]));
    expect(alone.rows.slice(0, 8)).toEqual(seen);
    expect(alone.index.fitted.tasks[0]).toEqual(together.index.fitted.tasks[2]);
    expect(together.index.labelled.mass).toEqual({ train: 8, validation: 12, test: 6, pool: 60 });
  });

  it('of another seed are split otherwise, unless the split has a seed of its own', async () => {
    const [one, two] = [await prepared({ seed: 1 }), await prepared({ seed: 2 })];
    expect(one.rows).not.toEqual(two.rows);
    const fixed = { split: { kind: 'random', validation: 12, test: 6, seed: 3 } };
    expect((await prepared({ seed: 1, recipe: fixed })).rows).toEqual(
      (await prepared({ seed: 2, recipe: fixed })).rows,
    );
  });
});

describe('recipes', () => {
  it('keep only the rows that their filters name', async () => {
    const { rows, index } = await prepared({
      tasks: [SPECIES, MASS],
      recipe: {
        rows: [
          { column: 'site', in: ['s1', 's3'] },
          { column: 'sex', in: ['m'] },
        ],
      },
    });
    expect(rows.every((row) => row % 2 === 1 && row % 5 !== 0)).toBe(true);
    expect(index.labelled.mass?.pool).toBe(rows.length);
    expect(rows).toHaveLength(24);
  });

  it('know a class whose labels are all hidden', async () => {
    const { index } = await prepared({
      tasks: [SPECIES],
      recipe: { keepLabels: { species: { keep: 2, each: false } } },
      seed: 4,
    });
    expect(index.fitted.tasks[0]?.classes).toEqual(['a', 'b', 'c']);
  });

  it('may shuffle the labels of the training part', async () => {
    const plain = await prepared({ tasks: [MASS] });
    const shuffled = await prepared({ tasks: [MASS], recipe: { shuffleLabels: ['mass'] } });
    expect(shuffled.labels.slice(42)).toEqual(plain.labels.slice(42));
    expect(shuffled.labels).not.toEqual(plain.labels);
    expect(shuffled.labels.flat().sort()).toEqual(plain.labels.flat().sort());
  });

  it('with several yes/no targets have a column each', async () => {
    const text = `x,p,q\n${Array.from({ length: 40 }, (_, i) => `${Math.sin(i)},${i % 2},${i % 3 === 0 ? 1 : 0}\n`).join('')}`;
    const { dataset } = await room().import(text);
    const plan = planSchema.parse({
      name: 'm',
      dataset: dataset.id,
      recipe: { columns: { x: { role: 'input' } }, split: { kind: 'random', validation: 10, test: 0 } },
      tasks: [{ name: 'both', kind: 'multi-label', targets: ['p', 'q'] }],
      design: { trunk: [] },
      budget: { epochs: 1 },
    });
    const { folder: place, index } = await prepare(room().store, folder(), plan);
    expect(index.fitted.tasks[0]).toMatchObject({ classes: ['0', '1'], targets: ['p', 'q'] });
    const rows = await readFile(join(place, 'rows.i32'));
    const labels = await readFile(join(place, 'labels.f32'));
    Array.from({ length: 40 }, (_, i) => rows.readInt32LE(i * 4)).forEach((row, i) => {
      expect(labels.readFloatLE(i * 8)).toBe(row % 2);
      expect(labels.readFloatLE(i * 8 + 4)).toBe(row % 3 === 0 ? 1 : 0);
    });
  });
});

describe('a graft', () => {
  it('brings its own encodings, in its own order', async () => {
    const own = await prepared({ seed: 1 });
    const [bill, site, day] = own.index.fitted.inputs;
    if (!bill || !site || !day) throw new Error('three inputs');
    const grafted = [day, bill, site];
    const target = await prepared({ seed: 2 }, grafted);
    expect(target.index.fitted.inputs).toEqual(grafted);
    const at = target.rows.indexOf(own.rows[0] ?? 0);
    expect(target.features[at]).toEqual([
      ...(own.features[0]?.slice(6) ?? []),
      ...(own.features[0]?.slice(0, 6) ?? []),
    ]);
  });

  it('is followed by the inputs that it does not know, fitted on the rows of the plan', async () => {
    const own = await prepared({ seed: 1 });
    const [bill, site, day] = own.index.fitted.inputs;
    if (!bill || !site || !day) throw new Error('three inputs');
    const { index } = await prepared({ seed: 1 }, [day]);
    expect(index.fitted).toMatchObject({ inputs: [day, bill, site], added: 2 });
    expect(own.index.fitted.added).toBeUndefined();
  });

  it('is refused at the first input that the plan does not have', async () => {
    const { index } = await prepared({});
    const strange: FittedInput = { kind: 'embedding', column: 'island', levels: [], dimension: 2 };
    expect(await refusalOf(prepared({}, [...index.fitted.inputs, strange]))).toMatchObject({
      code: 'graft.inputs-differ',
      details: { column: 'island', target: 'no-input' },
    });
  });
});

describe('counts', () => {
  const nests = (cells: (row: number) => string): string =>
    `bill,nests\n${Array.from({ length: 40 }, (_, i) => `${i},${cells(i)}`).join('\n')}\n`;
  const ofCounts = async (cells: (row: number) => string) => {
    const { id } = (await room().import(nests(cells), { types: { nests: 'number' } })).dataset;
    const recipe = {
      columns: { bill: { role: 'input' } },
      split: { kind: 'random', validation: 8, test: 8 },
    };
    const plan = planFor({ tasks: [{ name: 'nests', kind: 'count', targets: ['nests'] }], recipe });
    return prepare(room().store, folder(), { ...plan, dataset: id });
  };

  it('are multiples of their mean among the training rows', async () => {
    const done = await ofCounts((i) => (i === 3 ? '' : String(i % 6)));
    const rows = [...new Int32Array((await readFile(join(done.folder, 'rows.i32'))).buffer.slice(0))].slice(
      0,
      40,
    );
    const labels = new Float32Array(new Uint8Array(await readFile(join(done.folder, 'labels.f32'))).buffer);
    const known = rows.slice(0, 24).filter((row) => row !== 3);
    const mean = known.reduce((sum, row) => sum + (row % 6), 0) / known.length;
    expect(done.index.fitted.tasks).toEqual([
      {
        name: 'nests',
        kind: 'count',
        targets: ['nests'],
        classes: [],
        mean: 0,
        deviation: expect.closeTo(mean, 12) as number,
      },
    ]);
    rows.forEach((row, i) => expect(labels[i]).toEqual(row === 3 ? NaN : Math.fround((row % 6) / mean)));
  });

  it.each([
    ['below 0', '-2', { code: 'data.not-count', details: { column: 'nests', row: 18, value: '-2' } }],
    [
      'with a fraction',
      '1.5',
      { code: 'data.not-count', details: { column: 'nests', row: 18, value: '1.5' } },
    ],
  ])('are refused %s, with row and column, in whichever part the row is', async (_what, cell, refusal) => {
    expect(await refusalOf(ofCounts((i) => (i === 17 ? cell : String(i % 6))))).toMatchObject(refusal);
  });

  it('are refused where nothing was counted', async () => {
    expect(await refusalOf(ofCounts(() => '0'))).toMatchObject({
      code: 'data.no-counts',
      details: { task: 'nests' },
    });
  });
});

describe('C27: what cannot be trained', () => {
  const cases: readonly (readonly [what: string, wish: Wish, refusal: object])[] = [
    [
      'one class in the rows that are left',
      { tasks: [SPECIES], recipe: { rows: [{ column: 'species', in: ['b'] }] } },
      { code: 'data.one-class', details: { task: 'species', value: 'b' } },
    ],
    [
      'three values for yes or no',
      { tasks: [{ ...SPECIES, kind: 'binary' }] },
      { code: 'data.not-binary', details: { task: 'species', found: 3, values: 'a, b, c' } },
    ],
    [
      'words as numbers',
      { tasks: [{ ...SPECIES, kind: 'number' }] },
      { code: 'data.not-number', details: { column: 'species' } },
    ],
    [
      'a number with one label',
      { tasks: [MASS], recipe: { keepLabels: { mass: { keep: 1 } } } },
      { code: 'data.too-small', details: { task: 'mass', need: 2, found: 1 } },
    ],
    [
      'more labels kept than there are',
      { tasks: [MASS], recipe: { keepLabels: { mass: { keep: 43 } } } },
      { code: 'plan.too-few-labels', details: { keep: 43, found: 42 } },
    ],
    [
      'no rows left',
      { recipe: { rows: [{ column: 'site', in: ['nowhere'] }] } },
      { code: 'plan.split', details: { total: 0 } },
    ],
    [
      'nothing for training',
      { recipe: { split: { kind: 'random', validation: 50, test: 10 } } },
      { code: 'plan.split', details: { taken: 60, total: 60 } },
    ],
    [
      'a part asked for that comes out empty',
      { recipe: { split: { kind: 'random', validation: 0.001, test: 6 } } },
      { code: 'data.empty-split', details: { part: 'validation', task: 'species' } },
    ],
    ['no input', { recipe: { columns: {} } }, { code: 'plan.no-inputs' }],
    [
      'a column that is not there',
      { tasks: [{ ...MASS, targets: ['mas'] }] },
      { code: 'data.column-unknown', details: { column: 'mas', guess: 'mass' } },
    ],
  ];

  it.each(cases)('%s', async (_, wish, refusal) => {
    expect(await refused(wish)).toMatchObject(refusal);
    expect((await readdir(folder())).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

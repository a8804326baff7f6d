import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare, type PreparedFolder } from '../../../src/main/data/prepare';
import { openDatasetStore, type DatasetStore } from '../../../src/main/data/store';
import { columnTypes, type ModelDeps } from '../../../src/main/models/deps';
import { ChunkEncoder } from '../../../src/main/models/encode-chunk';
import { modelHandlers } from '../../../src/main/models/handlers';
import type { Dataset } from '../../../src/shared/dataset';
import { plan as planSchema, type Plan } from '../../../src/shared/plan';
import { stream } from '../../../src/shared/random/stream';
import type { CheckpointRef, FromTrainer, VerifyJob } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { newControl } from '../../../src/worker/run/control';
import { train } from '../../../src/worker/run/train';
import { bundle, type Program } from '../../bundle';
import { DETAIL, RUN, work } from './trained';

const ROWS = 120;
const FILE = 'measurements.csv';

let home: string;
let store: DatasetStore;
let dataset: Dataset;
let plan: Plan;
let prepared: PreparedFolder;
let best: CheckpointRef;
let program: Program;
let deps: ModelDeps;

/**
 * A column of every type and encoding, cells missing in each, and targets that follow from them; cones are counted, crowns
 * vary. Some cells are spoiled: marks for no value among numbers and words, and a kind that looks like another.
 */
function table(): string {
  const draw = stream(5, 'sample');
  const missing = (text: string, mark = ''): string => (draw.below(12) === 0 ? mark : text);
  const lines = Array.from({ length: ROWS }, () => {
    const size = draw.normal() * 3 + 20;
    const kind = ['oak', 'beech', 'Ahorn, rot', 'pine'][draw.below(4)] ?? '';
    const plot = draw.below(9) * 2.5;
    const day = `2023-0${1 + draw.below(9)}-1${draw.below(10)}`;
    const wet = draw.below(2) === 1;
    const tall = 100 * size + (kind === 'oak' ? 500 : 0) + (wet ? 90 : 0) + draw.normal() * 20;
    const cells = [
      missing(missing(size.toFixed(3), '-999'), 'lost'),
      missing(`"${kind}${draw.below(9) === 0 ? '\u200b' : ''}"`, 'n.k.'),
      missing(String(plot)),
      missing(day),
      missing(wet ? 'True' : 'false'),
    ];
    const cones = missing(String(Math.round(Math.exp(size / 10) * draw.uniform())));
    const crown = (size / 4 + draw.normal()).toFixed(2);
    return [...cells, tall.toFixed(1), tall > 2100 ? 'yes' : 'no', cones, crown].join(',');
  });
  return ['size,kind,plot,day,wet,tall,ripe,cones,crown', ...lines].join('\n');
}

async function fresh(job: VerifyJob): Promise<void> {
  writeFileSync(`${job.output}.jsonl`, JSON.stringify(job));
  const { code, errors } = await program.run([`${job.output}.jsonl`]);
  if (code !== 0) throw new Error(errors);
}

async function trained(): Promise<CheckpointRef> {
  const job = {
    kind: 'train' as const,
    job: RUN,
    plan,
    prepared: prepared.folder,
    folder: join(home, 'run'),
    resume: null,
    graft: null,
    executor: null,
    choices: join(home, 'programs'),
    tellEveryMs: 0,
  };
  const heard: FromTrainer[] = [];
  await train(job, newControl(), (message) => heard.push(message));
  const bests = heard.flatMap((message) =>
    message.type === 'epoch' && message.best ? [message.checkpoint] : [],
  );
  const last = bests.at(-1);
  if (!last) throw new Error('no epoch was best');
  return last;
}

beforeAll(async () => {
  await chooseBackend('tensorflow');
  program = await bundle(new URL('../../worker/export/fresh-process.ts', import.meta.url));
  home = mkdtempSync(join(tmpdir(), 'espalier-whole-way-'));
  writeFileSync(join(home, FILE), table());
  store = await openDatasetStore(join(home, 'datasets'));
  const control = { signal: new AbortController().signal, progress: (): void => undefined };
  dataset = (await store.import(join(home, FILE), FILE, {}, control)).dataset;
  plan = planSchema.parse({
    name: 'trees',
    dataset: dataset.id,
    recipe: {
      columns: { plot: { role: 'input', encoding: { kind: 'embedding' } } },
      otherwise: 'input',
      read: { size: { as: 'number', missing: ['-999', 'lost'] }, kind: { clean: true, missing: ['n.k.'] } },
      split: { kind: 'random', test: 0.25 },
    },
    tasks: [
      { name: 'tall', targets: ['tall'], kind: 'number' },
      { name: 'ripe', targets: ['ripe'], kind: 'binary' },
      { name: 'cones', targets: ['cones'], kind: 'count' },
      { name: 'crown', targets: ['crown'], kind: 'number', loss: 'gaussian' },
    ],
    design: { trunk: [{ units: 16 }] },
    budget: { epochs: 8 },
  });
  mkdirSync(join(home, 'prepared'));
  prepared = await prepare(store, join(home, 'prepared'), plan);
  best = await trained();
  deps = {
    run: () => ({ ...DETAIL, plan, parameters: null }),
    bestWeights: () => ({ path: join(home, 'run', best.file), sha256: best.sha256 }),
    prepared: () => Promise.resolve(prepared),
    datasets: store,
    openStore: openDatasetStore,
    trainers: { work, fresh, examine: () => Promise.reject(new Error('not needed here')) },
    examining: () => undefined,
    files: { path: (token) => join(home, token), name: (token) => token },
    places: { exports: join(home, 'exports'), tmp: join(home, 'tmp') },
  };
});
afterAll(async () => {
  await store.close();
  await program.remove();
  rmSync(home, { recursive: true });
});

function bytesOf(name: string): Buffer {
  return readFileSync(join(prepared.folder, name));
}

describe('a table that is read to be predicted', () => {
  it('gives the same numbers to the bit as when it was prepared for training', async () => {
    const asText = Object.fromEntries(dataset.columns.map(({ name }) => [name, 'text' as const]));
    const control = { signal: new AbortController().signal, progress: (): void => undefined };
    const { dataset: text } = await store.import(join(home, FILE), FILE, { types: asText }, control);
    expect(dataset.columns[0]?.type).toBe('text');
    const types = columnTypes(dataset, plan.recipe);
    expect([...types.values()]).toEqual([
      'number',
      'text',
      'number',
      'time',
      'boolean',
      'number',
      'text',
      'number',
      'number',
    ]);
    const encoder = new ChunkEncoder(prepared.index.fitted.inputs, types, {
      decimalComma: false,
      firstLine: 2,
    });
    const features: number[] = [];
    for await (const { first, columns } of store.rows(text.id, encoder.columns))
      features.push(...encoder.encode(first, columns));
    const ids = new Int32Array(new Uint8Array(bytesOf('rows.i32')).buffer);
    expect(ids).toHaveLength(ROWS);
    const ordered = Array.from(ids).flatMap((id) =>
      features.slice(id * encoder.width, (id + 1) * encoder.width),
    );
    expect(Float32Array.from(ordered)).toEqual(
      new Float32Array(new Uint8Array(bytesOf('features.f32')).buffer),
    );
    const kind = prepared.index.fitted.inputs.find(({ column }) => column === 'kind');
    expect(kind).toMatchObject({ levels: ['Ahorn, rot', 'beech', 'oak', 'pine'], missingIndicator: true });
    expect(encoder.unseen().filter(({ column }) => column !== 'plot')).toEqual([]);
  });
});

/** What the exported program says of a row. */
interface Alone {
  readonly tall: number;
  readonly ripe: { readonly yes: number };
  readonly cones: number;
  readonly crown: { readonly mean: number; readonly deviation: number };
}

describe('a model that was trained', () => {
  it('answers alike through the form, through a file, and as an export that runs by itself', async () => {
    const handlers = modelHandlers(deps);
    const { place, parity } = await handlers['exports.create']({ run: RUN });
    expect(parity.rows).toBe(prepared.index.parts.test);
    expect(parity.relative).toBeLessThanOrEqual(1e-5);
    const card = readFileSync(join(place, 'model-card.md'), 'utf8');
    expect(card).toContain('Column size: -999, lost counts as missing.');
    expect(card).toContain('Output cones is the natural logarithm of the expected count');
    symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(home, 'node_modules'));
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(place, 'predict.mjs'),
      join(home, FILE),
    ]);
    const alone = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Alone);
    expect(alone.every(({ cones }) => cones > 0 && cones < 100)).toBe(true);

    const file = await handlers['models.predictFile']({ run: RUN, token: FILE });
    const predicted = await store.import(
      file.place,
      'predicted.csv',
      {},
      { signal: new AbortController().signal, progress: () => undefined },
    );
    const { rows } = await store.page(predicted.dataset.id, 0, ROWS);
    const names = predicted.dataset.columns.map(({ name }) => name);
    const cellsOf = (name: string): unknown[] => rows.map((row) => row[names.indexOf(name)]);
    expect(cellsOf('tall (predicted)')).toEqual(alone.map(({ tall }) => expect.closeTo(tall, 1) as number));
    expect(cellsOf('crown (predicted)')).toEqual(
      alone.map(({ crown }) => expect.closeTo(crown.mean, 4) as number),
    );
    // The 95 % quantile of the normal distribution.
    expect(cellsOf('crown: 95%')).toEqual(
      alone.map(({ crown }) => expect.closeTo(crown.mean + 1.6448536 * crown.deviation, 4) as number),
    );
    expect(cellsOf('cones (predicted)')).toEqual(
      alone.map(({ cones }) => expect.closeTo(cones, 4) as number),
    );
    expect(cellsOf('ripe: yes')).toEqual(alone.map(({ ripe }) => expect.closeTo(ripe.yes, 5) as number));

    const raw = await store.page(dataset.id, 0, ROWS);
    const typed = raw.rows.map((row) =>
      Object.fromEntries(dataset.columns.map(({ name }, i) => [name, row[i] ?? null])),
    );
    const tried = await handlers['models.try']({
      run: RUN,
      rows: typed.map(({ plot, ...row }) => ({ ...row, plot: known('plot', plot) })),
    });
    expect(tried.map(([tall]) => tall?.value)).toEqual(
      alone.map(({ tall }) => expect.closeTo(tall, 1) as number),
    );
    expect(tried.map(([, , cones]) => cones?.value)).toEqual(
      alone.map(({ cones }) => expect.closeTo(cones, 4) as number),
    );
    expect(tried.map(([, , , crown]) => crown?.interval)).toEqual(
      alone.map(({ crown: { mean, deviation } }) => ({
        level: 0.9,
        low: expect.closeTo(mean - 1.6448536 * deviation, 4) as number,
        high: expect.closeTo(mean + 1.6448536 * deviation, 4) as number,
      })),
    );
  });
});

/** Trying refuses a category that training never saw, which a file may hold: there it counts as missing in an embedding. */
function known(
  column: string,
  cell: string | number | boolean | null | undefined,
): string | number | boolean | null {
  const input = prepared.index.fitted.inputs.find((one) => one.column === column);
  return input?.kind === 'embedding' && cell !== undefined && input.levels.includes(String(cell))
    ? cell
    : null;
}

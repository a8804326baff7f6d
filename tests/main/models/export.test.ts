import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modelHandlers } from '../../../src/main/models/handlers';
import { contract, type CallOutput } from '../../../src/shared/contract/contract';
import { exportedRecipe } from '../../../src/shared/recipe/exported';
import type { VerifyJob } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { bundle, type Program } from '../../bundle';
import { aroundModel, CANARY, COLUMNS, FITTED, ROWS, RUN, type Around } from './trained';

const FILES = ['model-card.md', 'model.json', 'parity.json', 'predict.mjs', 'recipe.json', 'weights.bin'];

const never = (): Promise<never> => Promise.reject(new Error('not needed here'));
const run = promisify(execFile);

let program: Program;
let around: Around;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  program = await bundle(new URL('../../worker/export/fresh-process.ts', import.meta.url));
});
afterAll(() => program.remove());
beforeEach(() => {
  around = aroundModel({ fresh, openStore: never });
});
afterEach(() => around.remove());

/** Checks an export in a process of its own. */
async function fresh(job: VerifyJob): Promise<void> {
  const path = `${job.output}.jsonl`;
  writeFileSync(path, JSON.stringify(job));
  const { code, errors } = await program.run([path]);
  if (code !== 0) throw new Error(errors);
  rmSync(path);
}

async function create(deps = around.deps): Promise<CallOutput<'exports.create'>> {
  return contract['exports.create'].output.parse(await modelHandlers(deps)['exports.create']({ run: RUN }));
}

function text(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

describe('an export', () => {
  it('is a folder of six files that agrees with the lab', async () => {
    const { place, files, parity } = await create();
    expect(place).toBe(join(around.home, 'exports', RUN));
    expect(files).toEqual(FILES);
    expect(readdirSync(place).sort()).toEqual(FILES);
    expect(parity).toMatchObject({ rows: 3, backend: 'cpu' });
    expect(parity.relative).toBeLessThanOrEqual(1e-5);
    expect(JSON.parse(text(place, 'parity.json'))).toMatchObject({ ...parity, part: 'test', limit: 1e-5 });
    expect(
      exportedRecipe
        .parse(JSON.parse(text(place, 'recipe.json')))
        .inputs.map(({ type, to }) => [type, to.tensor]),
    ).toEqual([
      ['number', 'features'],
      ['number', 'code_1'],
      ['text', 'features'],
    ]);
    expect(around.names('tmp')).toEqual([]);
  });

  it('can be looked into by its owner only', async () => {
    const { place, files } = await create();
    expect(statSync(place).mode & 0o077).toBe(0);
    for (const file of files) expect(statSync(join(place, file)).mode & 0o077, file).toBe(0);
  });

  it('never takes the place of another', async () => {
    const first = await create();
    const second = await create();
    expect(second.place).toBe(`${first.place}-2`);
    expect(text(second.place, 'model.json')).toBe(text(first.place, 'model.json'));
  });

  it('tells no path, no account, no machine, no note and no data row', async () => {
    const { place, files } = await create();
    const secrets = [CANARY, around.home, tmpdir(), hostname(), userInfo().homedir, '39.1', '3750'];
    for (const file of files)
      for (const secret of secrets) expect(text(place, file), `${file} has ${secret}`).not.toContain(secret);
  });
});

describe('the model card', () => {
  it('gives each metric with the guess beside it, seeds, backend and agreement, in both languages', async () => {
    const { place } = await create();
    const card = text(place, 'model-card.md');
    expect(card).toContain('| 体重 (g) | rmse | test | 321.5 | 802.3 |');
    expect(card).toContain('| species | balanced-accuracy | test | 0.9688 | – |');
    expect(card).toContain('Seeds: 42 for weights and order, 99 for the split.');
    expect(card).toContain('Backend: tensorflow 2.21.0.');
    expect(card).toContain('20 epochs; the weights are those of epoch 17.');
    expect(card).toContain('asked about 3 test rows');
    expect(card).toContain('# 模型卡');
    expect(card).toContain('| 体重 (g) | rmse | 测试集 | 321.5 | 802.3 |');
  });

  it('says what was done to the labels on purpose', async () => {
    const { place } = await create();
    const card = text(place, 'model-card.md');
    expect(card).toContain('Task species: all but 2 training labels a class were hidden on purpose.');
    expect(card).toContain('Task species: training labels were shuffled on purpose');
  });

  it('takes names for text, never for markup', async () => {
    const { place } = await create();
    const card = text(place, 'model-card.md');
    expect(card).not.toContain('<img');
    expect(card).toContain('birds \\| 2024.csv');
  });
});

describe('the example of an export', () => {
  it('predicts a table of raw columns as the lab does', async () => {
    const { place } = await create();
    // A package is looked for beside the program: here the lab's own stands in for an installed one.
    symlinkSync(
      fileURLToPath(new URL('../../../node_modules', import.meta.url)),
      join(around.home, 'node_modules'),
    );
    const table = join(around.home, 'table.csv');
    const cell = (value: unknown): string => (value === null ? '' : `"${String(value)}"`);
    writeFileSync(
      table,
      `\uFEFF${COLUMNS.join(',')}\r\n${ROWS.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`,
    );
    const { stdout } = await run(process.execPath, [join(place, 'predict.mjs'), table]);
    const rows = ROWS.map((row) => Object.fromEntries(COLUMNS.map((column, i) => [column, row[i] ?? null])));
    const lab = await modelHandlers(around.deps)['models.try']({ run: RUN, rows });
    const expected = lab.map(([mass, species]) => ({
      [FITTED.tasks[0]?.name ?? '']: expect.closeTo(Number(mass?.value), 1) as number,
      species: Object.fromEntries(
        species?.probabilities.map(({ label, probability }) => [
          label,
          expect.closeTo(probability, 5) as number,
        ]) ?? [],
      ),
    }));
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(expected);
  });
});

describe('an export that fails', () => {
  it('because the files answer differently is refused with the difference, and nothing is left', async () => {
    const off = async (job: VerifyJob): Promise<void> => {
      await fresh(job);
      const answers = new Float32Array(new Uint8Array(readFileSync(job.output)).buffer);
      answers[1] = (answers[1] ?? 0) + 2 ** -12;
      writeFileSync(job.output, Buffer.from(answers.buffer));
    };
    const failure = create({ ...around.deps, trainers: { ...around.deps.trainers, fresh: off } });
    await expect(failure).rejects.toMatchObject({ code: 'export.parity', details: { limit: 1e-5 } });
    expect([...around.names('exports'), ...around.names('tmp')]).toEqual([]);
  });

  it('because its weights were damaged on the way is refused', async () => {
    const damaged = async (job: VerifyJob): Promise<void> => {
      const weights = readFileSync(join(job.folder, 'weights.bin'));
      for (let at = 0; at < weights.length; at += 20) weights.writeFloatLE(weights.readFloatLE(at) + 1, at);
      writeFileSync(join(job.folder, 'weights.bin'), weights);
      await fresh(job);
    };
    await expect(
      create({ ...around.deps, trainers: { ...around.deps.trainers, fresh: damaged } }),
    ).rejects.toMatchObject({ code: 'export.parity' });
    expect(around.names('exports')).toEqual([]);
  });

  it('because the place of exports is not a folder says so, and leaves that place as it is', async () => {
    writeFileSync(join(around.home, 'exports'), 'mine');
    await expect(create()).rejects.toMatchObject({
      code: 'file.write-failed',
      details: { reason: 'EEXIST' },
    });
    expect(text(around.home, 'exports')).toBe('mine');
    expect(around.names('tmp')).toEqual([]);
  });
});

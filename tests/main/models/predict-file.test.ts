import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatasetStore } from '../../../src/main/data/store';
import { modelHandlers } from '../../../src/main/models/handlers';
import { contract, type CallOutput } from '../../../src/shared/contract/contract';
import type { Cell } from '../../../src/shared/dataset';
import { AppError } from '../../../src/shared/errors/app-error';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { aroundModel, RUN, work, type Around } from './trained';

const never = (): Promise<never> => Promise.reject(new Error('not needed here'));

/** What predicting adds behind the columns of the file. */
const ADDED = ['体重 (g)', 'species', 'species: Adelie', 'species: Chinstrap', 'species: Gentoo'];

let around: Around;
beforeAll(async () => {
  await chooseBackend('tensorflow');
});
beforeEach(() => {
  around = aroundModel({ fresh: never, openStore: openDatasetStore });
});
afterEach(() => around.remove());

async function predictBytes(bytes: Buffer, deps = around.deps): Promise<CallOutput<'models.predictFile'>> {
  writeFileSync(join(around.home, 'table.csv'), bytes);
  return contract['models.predictFile'].output.parse(
    await modelHandlers(deps)['models.predictFile']({ run: RUN, token: 'table.csv' }),
  );
}

async function predict(text: string): Promise<CallOutput<'models.predictFile'>> {
  return predictBytes(Buffer.from(text, 'utf8'));
}

function lines({ place }: { place: string }): string[] {
  const text = readFileSync(place, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

/** What trying the rows one by one answers, as the file writes it. */
async function tried(...rows: Record<string, Cell>[]): Promise<string[]> {
  const answers = await modelHandlers(around.deps)['models.try']({ run: RUN, rows });
  const digits = (value: number): string => String(Number(value.toPrecision(9)));
  return answers.map(([mass, species]) =>
    [
      digits(Number(mass?.value)),
      species?.value,
      ...(species?.probabilities.map(({ probability }) => digits(probability)) ?? []),
    ].join(','),
  );
}

describe('a predicted file', () => {
  it('has every row of the table with the answers behind it', async () => {
    const result = await predict('id,bill,island,ring\n1,39.1,Torgersen,1\n2,46.5,Dream,2.5\n');
    expect(result).toEqual({
      place: join(around.home, 'exports', `${RUN}-predictions.csv`),
      rows: 2,
      unseen: [],
    });
    const [first, second] = await tried(
      { bill: 39.1, island: 'Torgersen', ring: 1 },
      { bill: 46.5, island: 'Dream', ring: 2.5 },
    );
    expect(lines(result)).toEqual([
      `id,bill,island,ring,${ADDED.join(',')}`,
      `1,39.1,Torgersen,1,${first}`,
      `2,46.5,Dream,2.5,${second}`,
    ]);
    expect(around.names('tmp')).toEqual([]);
  });

  it('gives cells back to the letter, whatever they look like', async () => {
    const result = await predict(
      'id,bill,island,ring,when,much\n007,39.10,Dream,1.0,2024-01-05,12345678901234567890\n1e3,+4,Dream,20,true,-0.50\n',
    );
    const [first, second] = await tried(
      { bill: 39.1, island: 'Dream', ring: 1 },
      { bill: 4, island: 'Dream', ring: 20 },
    );
    expect(lines(result).slice(1)).toEqual([
      `007,39.10,Dream,1.0,2024-01-05,12345678901234567890,${first}`,
      `1e3,+4,Dream,20,true,-0.50,${second}`,
    ]);
  });

  it('takes empty cells and the usual words for missing', async () => {
    const result = await predict('bill,island,ring\n,NA,n/a\n40,,\n');
    const [none, some] = await tried({}, { bill: 40 });
    expect(lines(result).slice(1)).toEqual([`,,,${none}`, `40,,,${some}`]);
  });

  it('reads other encodings, separators and decimal commas', async () => {
    const rows = ['阿德利企鹅生活在南极洲沿岸;39,1;Dream;1', '帽带企鹅的头部有一条黑色的带子;46,5;Dream;2,5'];
    const text = `名称说明;bill;island;ring\n${rows.join('\n')}\n`;
    const [first, second] = await tried(
      { bill: 39.1, island: 'Dream', ring: 1 },
      { bill: 46.5, island: 'Dream', ring: 2.5 },
    );
    const expected = [
      `名称说明,bill,island,ring,${ADDED.join(',')}`,
      `阿德利企鹅生活在南极洲沿岸,"39,1",Dream,1,${first}`,
      `帽带企鹅的头部有一条黑色的带子,"46,5",Dream,"2,5",${second}`,
    ];
    expect(lines(await predictBytes(iconv.encode(text, 'gb18030')))).toEqual(expected);
    expect(lines(await predictBytes(iconv.encode(text, 'utf-16le', { addBOM: true })))).toEqual(expected);
  });

  it('keeps its own columns apart from those of the table', async () => {
    const result = await predict('species,bill,island,ring\nAdelie,40,Dream,1\n');
    expect(lines(result)[0]).toBe(
      'species,bill,island,ring,体重 (g),species (predicted),species: Adelie,species: Chinstrap,species: Gentoo',
    );
  });

  it('holds no formula that came in as text', async () => {
    const result = await predict(
      '=1+1,bill,island,ring\n"=HYPERLINK(""x"")",40,Dream,1\n-5,41,Dream,1\n@A1,42,Dream,1\n',
    );
    const [header, ...rows] = lines(result);
    expect(header).toMatch(/^'=1\+1,/);
    expect(rows.map((row) => row.split(',40,')[0]?.split(',41,')[0]?.split(',42,')[0])).toEqual([
      `"'=HYPERLINK(""x"")"`,
      '-5',
      "'@A1",
    ]);
  });

  it('counts a category that training never saw as none of the known ones, and says where', async () => {
    const result = await predict('bill,island,ring\n40,Atlantis,1\n41,Dream,7\n42,Lemuria,7\n43,,\n');
    expect(result.unseen).toEqual([
      { column: 'ring', rows: 2 },
      { column: 'island', rows: 2 },
    ]);
    expect(result.rows).toBe(4);
  });

  it('is made in chunks: rows keep their answers beyond the first', async () => {
    const rows = 9000;
    const bills = Array.from({ length: rows }, (_, i) => 30 + i / 500);
    const result = await predict(`bill,island,ring\n${bills.map((bill) => `${bill},Dream,1`).join('\n')}\n`);
    const found = lines(result).slice(1);
    expect(found).toHaveLength(rows);
    const sampled = [0, 2047, 2048, 4095, 4096, 8999];
    const expected = await tried(...sampled.map((i) => ({ bill: bills[i] ?? 0, island: 'Dream', ring: 1 })));
    // Other rows beside it may change the last digits of a product.
    const numbers = (line: string | undefined): number[] =>
      (line ?? '')
        .split(',')
        .map(Number)
        .filter((value) => !Number.isNaN(value));
    sampled.forEach((i, k) => {
      const own = numbers(found[i]?.replace(/^[^,]*,Dream,1,/, ''));
      expect(own).toEqual(
        numbers(expected[k]).map((value) => expect.closeTo(value, value > 1 ? 2 : 5) as number),
      );
    });
  });

  it('never takes the place of another and is for its owner only', async () => {
    const first = await predict('bill,island,ring\n40,Dream,1\n');
    const second = await predict('bill,island,ring\n40,Dream,1\n');
    expect(second.place).toBe(join(around.home, 'exports', `${RUN}-predictions-2.csv`));
    expect(readFileSync(second.place)).toEqual(readFileSync(first.place));
    expect(statSync(first.place).mode & 0o077).toBe(0);
  });
});

describe('a file that cannot be predicted', () => {
  afterEach(() => expect([...around.names('tmp'), ...around.names('exports')]).toEqual([]));

  it('lacks a column', async () => {
    await expect(predict('bill,islands,ring\n40,Dream,1\n')).rejects.toMatchObject({
      code: 'data.missing-column',
      details: { file: 'table.csv', column: 'island' },
    });
  });

  it('holds text where the model wants a number', async () => {
    await expect(predict('bill,island,ring\n40,Dream,1\nlong,Dream,1\n')).rejects.toMatchObject({
      code: 'data.not-number',
      details: { column: 'bill', row: 3, value: 'long' },
    });
  });

  it('has a row of another length', async () => {
    await expect(predict('bill,island,ring\n40,Dream,1\n41,Dream\n')).rejects.toMatchObject({
      code: expect.stringMatching(/^csv\./) as string,
    });
  });

  it('has no rows', async () => {
    await expect(predict('bill,island,ring\n')).rejects.toMatchObject({ code: 'csv.no-rows' });
  });

  it('was never chosen', async () => {
    const unknown = (): never => {
      throw new AppError('file.token-unknown');
    };
    await expect(
      predictBytes(Buffer.from('x'), { ...around.deps, files: { path: unknown, name: unknown } }),
    ).rejects.toMatchObject({
      code: 'file.token-unknown',
    });
  });

  it('meets a trainer that dies', async () => {
    const dies = {
      ...around.deps,
      trainers: {
        ...around.deps.trainers,
        fresh: never,
        work: (): Promise<never> => Promise.reject(new Error('died')),
      },
    };
    await expect(predictBytes(Buffer.from('bill,island,ring\n40,Dream,1\n'), dies)).rejects.toThrow('died');
  });
});

describe('results that cannot be put where they belong', () => {
  it('are refused, and what is there stays', async () => {
    const sealed = {
      ...around.deps,
      places: { ...around.deps.places, exports: join(around.home, 'table.csv') },
      trainers: { ...around.deps.trainers, fresh: never, work },
    };
    await expect(predictBytes(Buffer.from('bill,island,ring\n40,Dream,1\n'), sealed)).rejects.toMatchObject({
      code: 'file.write-failed',
    });
    expect(around.names('tmp')).toEqual([]);
  });
});

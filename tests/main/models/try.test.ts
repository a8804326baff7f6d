import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelHandlers } from '../../../src/main/models/handlers';
import { contract } from '../../../src/shared/contract/contract';
import type { Cell } from '../../../src/shared/dataset';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { aroundModel, FITTED, RUN, type Around } from './trained';

const never = (): Promise<never> => Promise.reject(new Error('not needed here'));

let around: Around;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  around = aroundModel({ fresh: never, openStore: never });
});
afterAll(() => around.remove());

async function answers(...rows: Record<string, Cell>[]): Promise<unknown> {
  return contract['models.try'].output.parse(
    await modelHandlers(around.deps)['models.try']({ run: RUN, rows }),
  );
}

describe('the form of a model', () => {
  it('has a field an input, filled with a row that training never saw', async () => {
    const form = await modelHandlers(around.deps)['models.form']({ run: RUN });
    expect(form.fitted).toEqual(FITTED);
    // Its number is that of the table's row.
    const [page] = (await around.deps.datasets.page('', form.row, 1)).rows;
    expect(page).toContain(50.5);
    expect(form.fields).toEqual([
      { column: 'bill', type: 'number', levels: [], example: 50.5 },
      { column: 'ring', type: 'number', levels: ['1', '2.5', '20'], example: 20 },
      { column: 'island', type: 'text', levels: ['Biscoe', 'Dream', 'Torgersen'], example: null },
    ]);
  });
});

describe('trying a model', () => {
  it('answers with every head, in the unit of the data or with probabilities that sum to 1', async () => {
    const [row] = (await answers({ bill: 39.1, ring: 1, island: 'Torgersen' })) as {
      task: string;
      value: unknown;
      probabilities: { probability: number }[];
    }[][];
    expect(row?.map(({ task }) => task)).toEqual(['体重 (g)', 'species']);
    expect(Math.abs(Number(row?.[0]?.value) - 4200)).toBeLessThan(10 * 800);
    expect(row?.[1]?.probabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
  });

  it('takes a column that is left out, empty or null for missing', async () => {
    const [out, empty, none] = (await answers(
      { bill: 40 },
      { bill: 40, ring: '', island: '' },
      { bill: 40, ring: null, island: null },
    )) as unknown[];
    expect(empty).toEqual(out);
    expect(none).toEqual(out);
  });

  it('passes over columns that the model does not use', async () => {
    expect(await answers({ bill: 40, note: 'anything', mass: 9999 })).toEqual(await answers({ bill: 40 }));
  });

  it('knows a number by its text', async () => {
    expect(await answers({ ring: '2.50', bill: '39.1' })).toEqual(await answers({ ring: 2.5, bill: 39.1 }));
  });

  it('does not take names of JavaScript for columns', async () => {
    expect(await answers(JSON.parse('{"__proto__": "x"}') as Record<string, Cell>)).toEqual(
      await answers({}),
    );
  });

  it('refuses a category that training never saw, with column, row and value', async () => {
    await expect(answers({ island: 'Dream' }, { island: 'Atlantis' })).rejects.toMatchObject({
      code: 'data.unseen-class',
      details: { column: 'island', row: 2, value: 'Atlantis' },
    });
  });

  it.each(['many', '39,1', '007', true])('refuses %j as a number', async (bill) => {
    await expect(answers({ bill })).rejects.toMatchObject({
      code: 'data.not-number',
      details: { column: 'bill', row: 1, value: String(bill) },
    });
  });

  it('leaves no file behind, whether it answers or not', async () => {
    await answers({ bill: 40 });
    const broken = { ...around.deps, trainers: { ...around.deps.trainers, work: never, fresh: never } };
    await expect(modelHandlers(broken)['models.try']({ run: RUN, rows: [{}] })).rejects.toThrow('not needed');
    expect(around.names('tmp')).toEqual([]);
  });
});

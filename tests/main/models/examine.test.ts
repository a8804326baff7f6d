import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelHandlers } from '../../../src/main/models/handlers';
import { contract } from '../../../src/shared/contract/contract';
import type { Examination } from '../../../src/shared/examination';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { aroundModel, COLUMNS, ROWS, RUN, type Around } from './trained';

const never = (): Promise<never> => Promise.reject(new Error('not needed here'));

let around: Around;
let found: Examination;
const shares: number[] = [];

async function examined(deps = around.deps, job = 'j'): Promise<Examination> {
  return contract['models.examine'].output.parse(
    await modelHandlers(deps)['models.examine']({ run: RUN, job }),
  );
}

beforeAll(async () => {
  await chooseBackend('tensorflow');
  around = aroundModel({ fresh: never, openStore: never });
  found = await examined({ ...around.deps, examining: (_job, share) => shares.push(share) });
});
afterAll(() => around.remove());

test('it is looked at on the rows of the test part, column after column', () => {
  expect(found).toMatchObject({ part: 'test', rows: 3, rowIds: [3, 4, 5] });
  expect(shares).toEqual([1 / 3, 2 / 3, 1]);
});

test('what is true of a row is what the table says, and the answer is the one of Try it', async () => {
  const handlers = modelHandlers(around.deps);
  const rows = ROWS.slice(3).map((row) =>
    Object.fromEntries(COLUMNS.map((name, i) => [name, row[i] ?? null])),
  );
  const tried = await handlers['models.try']({ run: RUN, rows });
  const [mass, species] = found.tasks.map(({ answers }) => answers[0]);
  mass?.actual.forEach((value, i) => expect(value).toBeCloseTo(Number(ROWS[3 + i]?.[4]), 2));
  mass?.predicted.forEach((value, i) => expect(value).toBeCloseTo(Number(tried[i]?.[0]?.value), 1));
  expect(species?.actual.map((k) => species.labels[k])).toEqual(['Gentoo', 'Adelie', 'Chinstrap']);
  expect(species?.predicted.map((k) => species.labels[k])).toEqual(tried.map((heads) => heads[1]?.value));
});

test('every metric has an interval that holds it or tells that it cannot', () => {
  for (const { metric, value, low, high } of found.tasks.flatMap(({ metrics }) => metrics)) {
    if (metric === 'r2' || metric === 'auc' || Number.isNaN(low)) continue;
    expect(low).toBeLessThanOrEqual(high);
    expect(Number.isFinite(value)).toBe(true);
  }
  const rmse = found.tasks[0]?.metrics.find(({ metric }) => metric === 'rmse');
  const errors = found.tasks[0]?.answers[0];
  const squares = errors?.actual.map((truth, i) => ((errors.predicted[i] ?? NaN) - truth) ** 2) ?? [];
  expect(rmse?.value).toBeCloseTo(Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / 3), 1);
});

test('looking again gives the same to the bit, and a model that is known is not looked at twice', async () => {
  expect(await examined()).toEqual(found);
  const handlers = modelHandlers(around.deps);
  const first = await handlers['models.examine']({ run: RUN, job: 'a' });
  const again = handlers['models.examine']({ run: RUN, job: 'b' });
  expect(await again).toBe(first);
});

describe('when it is stopped', () => {
  test('it ends as cancelled, and can be asked for again', async () => {
    const handlers = modelHandlers({
      ...around.deps,
      examining: () => void handlers['models.stopExamining']({ job: 'j' }),
    });
    const cancelled = expect.objectContaining({ code: 'system.cancelled' });
    await expect(handlers['models.examine']({ run: RUN, job: 'j' })).rejects.toThrow(cancelled);
    const again = await handlers['models.examine']({ run: RUN, job: 'other' });
    expect(again.rowIds).toEqual([3, 4, 5]);
    expect(around.names('tmp')).toEqual([]);
  });
});

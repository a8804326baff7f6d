import { expect, test } from 'vitest';
import { createPreparation, graftWeights } from '../../../src/main/lab/prepared';
import { AppError } from '../../../src/shared/errors/app-error';
import type { Plan } from '../../../src/shared/plan';
import type { FittedInput } from '../../../src/shared/recipe/fitted';
import type { PreparedIndex } from '../../../src/shared/recipe/prepared';
import { examplePlan, temporaryHome } from '../history/example';

const input = (mean: number): FittedInput => ({
  kind: 'standard',
  column: 'x',
  mean,
  deviation: 1,
  missingIndicator: false,
});

function indexWith(inputs: readonly FittedInput[]): PreparedIndex {
  return {
    version: 1,
    dataset: '0123456789abcdef',
    parts: { train: 1, validation: 1, test: 1 },
    fitted: { inputs: [...inputs], tasks: [] },
    labelled: {},
    sha256: { features: '', labels: '', rows: '' },
  };
}

const grafted = (from: string, changes: Partial<Plan> = {}): Plan => ({
  ...examplePlan(),
  ...changes,
  graft: { from, freeze: 'trunk' },
});

test('a graft is encoded as its source was, through any number of grafts', async () => {
  const plans = new Map([
    ['first', examplePlan()],
    ['second', grafted('first')],
  ]);
  const given: (number | undefined)[] = [];
  const preparation = createPreparation(
    { plan: (run) => plans.get(run) ?? examplePlan() },
    async (_plan, inputs) => {
      const [only] = inputs ?? [];
      given.push(only?.kind === 'standard' ? only.mean : undefined);
      return { folder: '', index: indexWith(inputs ?? [input(7)]) };
    },
  );
  await preparation.of(grafted('second'));
  expect(given).toEqual([undefined, 7, 7]);
});

test('a trunk that does not fit is refused with its first layer that differs', async () => {
  const preparation = createPreparation({ plan: () => examplePlan() }, async () => ({
    folder: '',
    index: indexWith([input(0)]),
  }));
  const wider = {
    ...examplePlan().design,
    trunk: examplePlan().design.trunk.map((layer) => ({ ...layer, units: 9 })),
  };
  await expect(preparation.of(grafted('source', { design: wider }))).rejects.toThrow(
    expect.objectContaining({ code: 'graft.trunk-differs', details: expect.objectContaining({ layer: 1 }) }),
  );
});

test('a run without weights cannot be grafted from', async () => {
  await using home = await temporaryHome();
  const none = {
    best: (run: string): never => {
      throw new AppError('run.no-weights', { run });
    },
  };
  expect(() => graftWeights(none, home, grafted('source'))).toThrow(
    expect.objectContaining({ code: 'graft.no-weights', details: { run: 'source' } }),
  );
  expect(graftWeights(none, home, examplePlan())).toBeNull();
  const found = graftWeights(
    { best: () => ({ epoch: 1, file: 'epoch-1.ckpt', sha256: 'ab', bytes: 1 }) },
    home,
    grafted('source'),
  );
  expect(found?.path.startsWith(home.run('source'))).toBe(true);
});

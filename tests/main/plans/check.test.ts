import { describe, expect, it } from 'vitest';
import type { ColumnProfile, Dataset } from '../../../src/shared/dataset';
import { plan as planSchema, type Plan } from '../../../src/shared/plan';
import type { z } from '../../../src/shared/zod';
import { checkGraft } from '../../../src/main/plans/graft';
import { checkPlan } from '../../../src/main/plans/check';
import type { FittedInput } from '../../../src/shared/recipe/fitted';

function column(name: string, type: ColumnProfile['type']): ColumnProfile {
  return { name, type, missing: 0, distinct: 3, numbers: null, top: [{ value: 'x', count: 1 }] };
}

const dataset: Dataset = {
  id: '0123456789abcdef',
  name: 'birds.csv',
  rows: 10,
  bytes: 100,
  importedAt: '2026-01-01T00:00:00.000Z',
  skippedRows: 0,
  columns: [column('wing', 'number'), column('beak', 'number'), column('species', 'text')],
  problems: [],
};

function planned(change: Partial<z.input<typeof planSchema>> = {}): Plan {
  return planSchema.parse({
    name: 'birds',
    dataset: dataset.id,
    recipe: { columns: { wing: { role: 'input' }, beak: { role: 'input' } }, split: { kind: 'random' } },
    tasks: [{ name: 'species', targets: ['species'], kind: 'classes' }],
    design: { trunk: [{ units: 4 }] },
    budget: { epochs: 1 },
    ...change,
  });
}

const fault = (change: Partial<z.input<typeof planSchema>>) => () => checkPlan(dataset, planned(change));

describe('a plan that cannot be', () => {
  it('is told from one that can', () => {
    expect(fault({})).not.toThrow();
  });

  it('freezes more layers than there are', () => {
    const graft = (freeze: number) => fault({ graft: { from: 'run', freeze } });
    expect(graft(1)).not.toThrow();
    expect(graft(2)).toThrow(
      expect.objectContaining({ code: 'graft.freeze-depth', details: { frozen: 2, layers: 1 } }),
    );
  });

  it('has no task', () => {
    expect(fault({ tasks: [] })).toThrow(expect.objectContaining({ code: 'plan.no-targets' }));
  });

  it('has a target that is also an input', () => {
    const recipe = { columns: { species: { role: 'input' } }, split: { kind: 'random' } } as const;
    expect(fault({ recipe })).toThrow(
      expect.objectContaining({
        code: 'plan.target-is-input',
        details: { column: 'species', task: 'species' },
      }),
    );
  });

  it('has no input, since columns that are not listed are ignored', () => {
    expect(fault({ recipe: { columns: {}, split: { kind: 'random' } } })).toThrow(
      expect.objectContaining({ code: 'plan.no-inputs' }),
    );
  });

  it('names a column of another dataset, and the nearest of this one', () => {
    const recipe = { columns: { wings: { role: 'input' } }, split: { kind: 'random' } } as const;
    expect(fault({ recipe })).toThrow(
      expect.objectContaining({
        code: 'plan.other-dataset',
        details: { column: 'wings', dataset: 'birds.csv', guess: 'wing' },
      }),
    );
  });

  it('has two tasks of one name', () => {
    const [task] = planned().tasks;
    expect(fault({ tasks: task ? [task, task] : [] })).toThrow(
      expect.objectContaining({ code: 'plan.task-duplicate' }),
    );
  });

  it('has a head for a task that is not there', () => {
    expect(fault({ design: { trunk: [], heads: { specie: [] } } })).toThrow(
      expect.objectContaining({ code: 'plan.head-unknown', details: { task: 'specie', guess: 'species' } }),
    );
  });

  it('has a trunk that no task grows from', () => {
    const names = ['species', 'specie'];
    expect(fault({ design: { trunk: [{ units: 4 }], apart: names.slice(0, 1) } })).toThrow(
      expect.objectContaining({ code: 'plan.trunk-unused' }),
    );
    expect(fault({ design: { trunk: [], apart: names } })).toThrow(
      expect.objectContaining({ code: 'plan.head-unknown', details: { task: 'specie', guess: 'species' } }),
    );
  });

  it('predicts a column that is empty', () => {
    const [, , species = column('species', 'text')] = dataset.columns;
    const empty = { ...dataset, columns: [...dataset.columns.slice(0, 2), { ...species, missing: 10 }] };
    expect(() => checkPlan(empty, planned())).toThrow(
      expect.objectContaining({ code: 'data.no-labels', details: { column: 'species' } }),
    );
  });

  it('wants a number from a column of words', () => {
    expect(fault({ tasks: [{ name: 'species', targets: ['species'], kind: 'number' }] })).toThrow(
      expect.objectContaining({ code: 'data.not-number' }),
    );
  });

  it('trains a task on a loss of another kind, and names those that fit', () => {
    const task = { name: 'species', targets: ['species'], kind: 'classes' as const };
    expect(fault({ tasks: [{ ...task, loss: 'huber' }] })).toThrow(
      expect.objectContaining({
        code: 'plan.loss',
        details: {
          task: 'species',
          taskKind: 'classes',
          loss: 'huber',
          known: 'softmax-cross-entropy, softmax-focal',
        },
      }),
    );
    expect(fault({ tasks: [{ ...task, loss: { kind: 'softmax-focal', gamma: 1 } }] })).not.toThrow();
  });

  it('weighs rows twice, or by words', () => {
    const columns = { wing: { role: 'weight' }, beak: { role: 'input' } } as const;
    const split = { kind: 'random' } as const;
    expect(fault({ recipe: { columns, split } })).not.toThrow();
    const twice = { columns: { ...columns, species: { role: 'weight' } }, split } as const;
    expect(fault({ recipe: twice })).toThrow(expect.objectContaining({ code: 'plan.value' }));
    const words = { columns: { beak: { role: 'input' }, species: { role: 'weight' } }, split } as const;
    const tasks = [{ name: 'wing', targets: ['wing'], kind: 'number' as const }];
    expect(fault({ recipe: words, tasks })).toThrow(expect.objectContaining({ code: 'data.weight' }));
  });

  it('splits by group without saying which', () => {
    const recipe = { columns: { wing: { role: 'input' } }, split: { kind: 'group' } } as const;
    expect(fault({ recipe })).toThrow(
      expect.objectContaining({
        code: 'plan.value',
        details: expect.objectContaining({ place: 'recipe.split.by' }),
      }),
    );
  });
});

describe('a graft', () => {
  const wing: FittedInput = {
    kind: 'standard',
    column: 'wing',
    mean: 0,
    deviation: 1,
    missingIndicator: false,
  };
  const beak: FittedInput = { ...wing, column: 'beak' };
  const side = (trunk: number[], inputs: FittedInput[] = [wing, beak]) => ({
    plan: planned({ design: { trunk: trunk.map((units) => ({ units })) } }),
    fitted: { inputs, tasks: [] },
  });

  it('fits a trunk of the same layers over the same inputs', () => {
    expect(() => checkGraft(side([8, 4]), side([8, 4]))).not.toThrow();
  });

  it('is refused at the first layer that differs', () => {
    const refused = expect.objectContaining({
      code: 'graft.trunk-differs',
      details: { layer: 2, source: 'dense 4 relu', target: 'dense 5 relu' },
    });
    expect(() => checkGraft(side([8, 4]), side([8, 5]))).toThrow(refused);
  });

  it('compares layers within layers by every setting but those of training', () => {
    const net = (kernel: number, momentum: number) => ({
      ...side([]),
      plan: planned({
        design: {
          trunk: [
            { kind: 'reshape', shape: [2, 1] },
            {
              kind: 'residual',
              layers: [
                { kind: 'conv1d', filters: 1, kernel },
                { kind: 'batch-norm', momentum },
              ],
            },
          ],
        },
      }),
    });
    expect(() => checkGraft(net(3, 0.9), net(3, 0.5))).not.toThrow();
    const of = (kernel: number): string => `conv1d 1 ${kernel} 1 1 same relu`;
    const details = { layer: '2.1', source: of(3), target: of(5) };
    expect(() => checkGraft(net(3, 0.9), net(5, 0.9))).toThrow(expect.objectContaining({ details }));
  });

  it('finds what differs in a branch, and a block of another size', () => {
    const branch = (units: number) => [{ kind: 'dense' as const, units }];
    const net = (...branches: ReturnType<typeof branch>[]) => ({
      ...side([]),
      plan: planned({ design: { trunk: [{ kind: 'concat', branches }] } }),
    });
    expect(() => checkGraft(net(branch(2), branch(3)), net(branch(2), branch(4)))).toThrow(
      expect.objectContaining({
        details: { layer: '1.2.1', source: 'dense 3 relu', target: 'dense 4 relu' },
      }),
    );
    expect(() => checkGraft(net(branch(2), branch(3)), net(branch(2), branch(3), branch(4)))).toThrow(
      expect.objectContaining({ details: { layer: 1, source: 'concat 2', target: 'concat 3' } }),
    );
  });

  it('is refused when one trunk is longer', () => {
    const refused = expect.objectContaining({
      details: { layer: 2, source: 'no-layer', target: 'dense 8 relu' },
    });
    expect(() => checkGraft(side([8]), side([8, 8]))).toThrow(refused);
  });

  it('fits under inputs that follow those it knows, where its first layer has a kernel for them', () => {
    expect(() => checkGraft(side([8], [wing]), side([8], [wing, beak]))).not.toThrow();
    const normalised = (inputs: FittedInput[]) => ({
      plan: planned({ design: { trunk: [{ kind: 'layer-norm' }, { units: 8 }] } }),
      fitted: { inputs, tasks: [] },
    });
    expect(() => checkGraft(normalised([wing]), normalised([wing, beak]))).toThrow(
      expect.objectContaining({
        code: 'graft.inputs-differ',
        details: { column: 'beak', source: 'no-input', target: expect.any(String) },
      }),
    );
  });

  it('is refused at the first input that differs', () => {
    const refused = expect.objectContaining({
      code: 'graft.inputs-differ',
      details: expect.objectContaining({ column: 'beak' }),
    });
    expect(() => checkGraft(side([8], [wing, beak]), side([8], [wing]))).toThrow(refused);
    expect(() => checkGraft(side([8]), side([8], [wing, { ...beak, missingIndicator: true }]))).toThrow(
      refused,
    );
  });
});

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan as planSchema, type Plan } from '../../src/shared/plan';
import { stream } from '../../src/shared/random/stream';
import type { FittedTask } from '../../src/shared/recipe/fitted';
import type { PreparedIndex } from '../../src/shared/recipe/prepared';
import type { z } from '../../src/shared/zod';

/** Three tasks of three kinds over four inputs; `missing` hides every third label of `sum`. */
export function examplePlan(change: Partial<z.input<typeof planSchema>> = {}): Plan {
  return planSchema.parse({
    name: 'example',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: [
      { name: 'sum', targets: ['sum'], kind: 'number' },
      { name: 'positive', targets: ['positive'], kind: 'binary' },
      { name: 'largest', targets: ['largest'], kind: 'classes' },
    ],
    design: { trunk: [{ units: 16 }, { units: 8, activation: 'tanh' }], heads: { largest: [{ units: 6 }] } },
    method: { optimizer: { kind: 'adam', learningRate: 0.01 }, batchSize: 16 },
    budget: { epochs: 6 },
    seed: 3,
    ...change,
  });
}

const ROWS = { train: 72, validation: 24, test: 24 };

/** Rows as they are prepared, training rows first; all three targets follow from the inputs. `tasks` may take classes for counts. */
export function exampleRows(tasks = examplePlan().tasks): {
  index: PreparedIndex;
  features: Float32Array;
  labels: Float32Array;
} {
  const draw = stream(11, 'sample');
  const rows = ROWS.train + ROWS.validation + ROWS.test;
  const features = Float32Array.from({ length: rows * 4 }, () => draw.normal());
  const labels = new Float32Array(rows * 3);
  for (let row = 0; row < rows; row++)
    labels.set(labelsOf(features.subarray(row * 4, row * 4 + 4), row), row * 3);
  return { index: indexOf(features, labels, tasks), features, labels };
}

/** Writes a prepared folder. */
export function writeExample(folder: string, tasks = examplePlan().tasks): PreparedIndex {
  const { index, features, labels } = exampleRows(tasks);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'features.f32'), bytes(features));
  writeFileSync(join(folder, 'labels.f32'), bytes(labels));
  writeFileSync(join(folder, 'rows.i32'), Buffer.alloc((labels.length / 3) * 4));
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  return index;
}

function labelsOf(x: Float32Array, row: number): number[] {
  const sum = x.reduce((total, value) => total + value, 0) / 2;
  const largest = x.subarray(0, 3).indexOf(Math.max(...x.subarray(0, 3)));
  return [row % 3 === 0 ? NaN : sum, (x[0] ?? 0) + (x[1] ?? 0) > 0 ? 1 : 0, largest];
}

function bytes(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

/** As the plan wants it. */
function fittedAs(tasks: Plan['tasks'], fitted: FittedTask): FittedTask {
  const count = tasks.find(({ name }) => name === fitted.name)?.kind === 'count';
  return count ? { ...fitted, kind: 'count', classes: [] } : fitted;
}

function indexOf(features: Float32Array, labels: Float32Array, tasks: Plan['tasks']): PreparedIndex {
  const sha256 = (values: Float32Array): string => createHash('sha256').update(bytes(values)).digest('hex');
  const task = { mean: 0, deviation: 1 };
  const labelled = { ...ROWS, pool: ROWS.train + ROWS.validation + ROWS.test };
  return {
    version: 1,
    dataset: '0123456789abcdef',
    parts: ROWS,
    fitted: {
      inputs: ['a', 'b', 'c', 'd'].map((column) => ({
        kind: 'standard',
        column,
        mean: 0,
        deviation: 1,
        missingIndicator: false,
      })),
      tasks: [
        { name: 'sum', kind: 'number' as const, targets: ['sum'], classes: [], mean: 10, deviation: 2 },
        { ...task, name: 'positive', kind: 'binary' as const, targets: ['positive'], classes: ['no', 'yes'] },
        {
          ...task,
          name: 'largest',
          kind: 'classes' as const,
          targets: ['largest'],
          classes: ['a', 'b', 'c'],
        },
      ].map((one) => fittedAs(tasks, one)),
    },
    labelled: { sum: labelled, positive: labelled, largest: labelled },
    sha256: { features: sha256(features), labels: sha256(labels), rows: '' },
  };
}

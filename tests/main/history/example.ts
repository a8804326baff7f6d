import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldersIn, makeFolders, type Folders } from '../../../src/main/lab/folders';
import { plan, type Plan } from '../../../src/shared/plan';
import type { MetricValue } from '../../../src/shared/run';

/** A data folder of its own, removed when the test is done. */
export async function temporaryHome(): Promise<Folders & AsyncDisposable> {
  const folders = foldersIn(await mkdtemp(join(tmpdir(), 'espalier-')));
  await makeFolders(folders);
  return { ...folders, [Symbol.asyncDispose]: () => rm(folders.home, { recursive: true, force: true }) };
}

/** A plan with two tasks over a dataset that need not exist. */
export function examplePlan(changes: { name?: string; seed?: number; epochs?: number } = {}): Plan {
  return plan.parse({
    name: changes.name ?? 'meat together',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: [
      { name: 'fat', targets: ['fat'], kind: 'number' },
      { name: 'lean', targets: ['lean'], kind: 'binary' },
    ],
    design: { trunk: [{ units: 8 }] },
    budget: { epochs: changes.epochs ?? 10 },
    seed: changes.seed ?? 1,
  });
}

export function metric(
  task: string,
  part: MetricValue['part'],
  name: MetricValue['metric'],
  value: number,
): MetricValue {
  return { task, part, metric: name, value };
}

/** What a trainer would report about one epoch. */
export function exampleEpoch(
  run: string,
  epoch: number,
  best: boolean,
  metrics: MetricValue[] = [metric('fat', 'validation', 'rmse', 1 / (epoch + 1))],
) {
  const checkpoint = { epoch, file: `epoch-${epoch}.ckpt`, sha256: 'ab'.repeat(32), bytes: 1000 };
  return { run, epoch, seconds: 0.5, metrics, checkpoint, best };
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../shared/plan';
import type { FittedInput } from '../../shared/recipe/fitted';
import { preparedIndex, type PreparedIndex } from '../../shared/recipe/prepared';
import { chooseRows } from './choose-rows';
import type { DatasetStore } from './store';
import { writePrepared } from './write-prepared';

export interface PreparedFolder {
  readonly folder: string;
  readonly index: PreparedIndex;
}

/**
 * Turns a plan's rows into numbers: filters, splits, hides labels, fits on training rows only, encodes. Written once
 * for everything that decides it and found again after that.
 * @param folder where prepared data are kept
 * @param grafted the inputs of a grafted trunk, whose encodings go with it; left out: fitted here
 * @throws data.unknown, data.one-class, data.empty-split, data.not-number, plan.split, plan.too-few-labels, plan.no-inputs
 */
export async function prepare(
  store: DatasetStore,
  folder: string,
  plan: Plan,
  grafted?: readonly FittedInput[],
): Promise<PreparedFolder> {
  const place = join(folder, keyOf(plan, grafted));
  const known = await indexIn(place);
  if (known) return { folder: place, index: known };
  const work = join(folder, `.part-${randomUUID()}`);
  await mkdir(work, { recursive: true, mode: 0o700 });
  try {
    const dataset = await store.get(plan.dataset);
    const index = await writePrepared(
      work,
      store,
      dataset,
      plan,
      await chooseRows(store, dataset, plan),
      grafted,
    );
    await publish(work, place);
    return { folder: place, index };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A name for everything that decides the numbers. */
function keyOf(plan: Plan, grafted: readonly FittedInput[] | undefined): string {
  const tasks = plan.tasks.map(({ name, kind, targets }) => ({ name, kind, targets }));
  const decides = JSON.stringify([1, plan.dataset, plan.recipe, tasks, plan.seed, grafted ?? null]);
  return createHash('sha256').update(decides).digest('hex').slice(0, 32);
}

async function indexIn(place: string): Promise<PreparedIndex | undefined> {
  const text = await readFile(join(place, 'index.json'), 'utf8').catch(() => undefined);
  const parsed = preparedIndex.safeParse(text === undefined ? undefined : JSON.parse(text));
  return parsed.data;
}

async function publish(work: string, place: string): Promise<void> {
  await rename(work, place).catch((thrown: unknown) => {
    const taken =
      thrown instanceof Error &&
      'code' in thrown &&
      (thrown.code === 'ENOTEMPTY' || thrown.code === 'EEXIST');
    if (!taken) throw thrown;
  });
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../shared/plan';
import { fittedFor, type FittedInput } from '../../shared/recipe/fitted';
import { preparedIndex, type PreparedIndex } from '../../shared/recipe/prepared';
import { asRead } from '../../shared/recipe/reading';
import { weightColumn } from './labels/weights';
import { writePrepared } from './prepared/write';
import { reading } from './reading';
import type { DatasetStore } from './store';

/** Bump it when the same plan would be prepared in another way. */
const FORMAT = 3;

export interface PreparedFolder {
  readonly folder: string;
  readonly index: PreparedIndex;
}

/**
 * Turns a plan's rows into numbers: filters, splits, hides labels, fits on training rows only, encodes. Written once
 * for everything that decides it, and found again after that. The index that is returned is for the plan's losses.
 * @param folder where prepared data are kept
 * @param grafted the inputs of a grafted trunk, whose encodings go with it; left out: fitted here
 * @throws data.unknown, data.damaged, data.column-unknown, data.one-class, data.not-binary, data.too-small,
 *   data.empty-split, data.not-number, data.not-count, data.no-counts, data.weight, data.no-weight,
 *   plan.split, plan.too-few-labels, plan.no-inputs, graft.inputs-differ
 */
export async function prepare(
  store: Pick<DatasetStore, 'get' | 'rows' | 'repeats'>,
  folder: string,
  plan: Plan,
  grafted?: readonly FittedInput[],
): Promise<PreparedFolder> {
  const place = join(folder, keyOf(plan, grafted));
  const headed = (index: PreparedIndex): PreparedFolder => {
    return { folder: place, index: { ...index, fitted: fittedFor(plan, index.fitted) } };
  };
  const known = await indexIn(place);
  if (known) {
    await noteUse(place);
    return headed(known);
  }
  const dataset = asRead(await store.get(plan.dataset), plan.recipe);
  const source = { ...reading(store, plan.recipe), repeats: store.repeats };
  const work = join(folder, `.part-${randomUUID()}`);
  await mkdir(work, { recursive: true, mode: 0o700 });
  try {
    const index = await writePrepared(work, source, dataset, plan, grafted);
    await publish(work, place);
    return headed(index);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A name for everything that decides the numbers. */
function keyOf({ dataset, recipe, tasks, seed }: Plan, grafted: readonly FittedInput[] | undefined): string {
  const targets = tasks.map(({ name, kind, targets: columns }) => ({ name, kind, columns }));
  const decides = JSON.stringify({
    format: FORMAT,
    dataset,
    recipe,
    targets,
    seed,
    grafted: grafted ?? null,
    weight: weightColumn(recipe),
  });
  return createHash('sha256').update(decides).digest('hex').slice(0, 32);
}

/** The index of a folder that is whole; undefined when there is none, or none that can be read. */
async function indexIn(place: string): Promise<PreparedIndex | undefined> {
  const text = await readFile(join(place, 'index.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return preparedIndex.parse(JSON.parse(text));
  } catch {
    await rm(place, { recursive: true, force: true });
    return undefined;
  }
}

/** When it was last asked for is its time of change: what is not asked for is not kept for ever. */
async function noteUse(place: string): Promise<void> {
  const now = new Date();
  // A disk that can only be read still has the rows.
  await utimes(place, now, now).catch(() => undefined);
}

/** Another call may have prepared the same in the meantime: the numbers are the same. */
async function publish(work: string, place: string): Promise<void> {
  try {
    await rename(work, place);
  } catch (thrown) {
    if ((await indexIn(place)) === undefined) throw thrown;
  }
}

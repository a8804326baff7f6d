import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { featureWidth } from '../../shared/recipe/encode';
import type { Part } from '../../shared/recipe/prepared';
import { ask } from './ask';
import type { ModelDeps } from './deps';
import { copyRows, readFloats } from './float-file';
import { heldOut } from './held-out';
import { differences, PARITY_LIMIT, type Differences } from './parity';

/** Enough rows to find a fault; the fresh process computes in plain JavaScript and takes its time. */
const MOST_ROWS = 1000;
const FEWEST_ROWS = 16;
/** About five seconds of plain JavaScript. */
const MOST_PRODUCTS = 1e9;

export interface MeasuredParity extends Differences {
  readonly rows: number;
  readonly part: Part;
}

/**
 * Has the lab and, in a fresh process, the exported files answer for the same held-out rows.
 * @param exported the exported folder; `scratch` takes the files of the comparison
 * @throws AppError export.parity when they differ by more than the limit
 */
export async function measureParity(
  deps: ModelDeps,
  run: string,
  exported: string,
  scratch: string,
): Promise<MeasuredParity> {
  const { folder, index } = await deps.prepared(run);
  const { part, first, count } = heldOut(index);
  const rows = Math.min(count, affordable((await deps.run(run)).parameters ?? 0));
  const features = { path: join(scratch, 'features.f32'), rows };
  await copyRows(join(folder, 'features.f32'), features.path, first, rows, featureWidth(index.fitted.inputs));
  const ours = join(scratch, 'lab.f32');
  const theirs = join(scratch, 'export.f32');
  await ask(deps, run, features, ours);
  await deps.trainers.fresh({
    kind: 'verify',
    job: `verify-${randomUUID()}`,
    folder: exported,
    features: features.path,
    rows,
    output: theirs,
  });
  const found = differences(index.fitted.tasks, await readFloats(ours), await readFloats(theirs));
  if (!(found.relative <= PARITY_LIMIT))
    throw new AppError('export.parity', { difference: String(found.relative), limit: PARITY_LIMIT });
  return { ...found, rows, part };
}

function affordable(parameters: number): number {
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.floor(MOST_PRODUCTS / Math.max(1, parameters))));
}

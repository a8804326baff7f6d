import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallOutput } from '../../shared/contract/contract';
import { exportRecipe } from '../../shared/recipe/exported';
import example from '../../../resources/export/predict.mjs?raw';
import { columnTypes, type ModelDeps } from './deps';
import { measureParity, type MeasuredParity } from './measure-parity';
import { modelCard } from './card/model-card';
import { PARITY_LIMIT, PARITY_MEANING } from './parity';
import { flushResults, inScratch, newFolder, place, writeDurably } from './result-folder';

/** The backend that recomputes the answers: plain JavaScript, which every machine has. */
const CHECKED_ON = 'cpu';

/**
 * Exports a run's best weights as a folder that plain @tensorflow/tfjs loads: model.json and weights.bin, the recipe
 * that turns raw columns into inputs, a model card, an example, and how far the files' answers lie from the lab's.
 * The folder appears when all of it is written, checked and flushed; before that, or when anything fails, there is none.
 * @throws AppError run.unknown, run.no-weights, export.parity, file.write-failed
 */
export async function createExport(deps: ModelDeps, run: string): Promise<CallOutput<'exports.create'>> {
  const { plan } = await deps.run(run);
  const weights = await deps.bestWeights(run);
  const { folder: prepared } = await deps.prepared(run);
  return inScratch(deps.places.tmp, async (scratch) => {
    const folder = await newFolder(scratch);
    await deps.trainers.work({
      kind: 'export',
      job: `export-${randomUUID()}`,
      plan,
      prepared,
      weights,
      folder,
    });
    await describeInputs(deps, run, folder);
    const measured = await measureParity(deps, run, folder, scratch);
    await describeModel(deps, run, folder, measured);
    await flushResults(folder);
    const files = (await readdir(folder)).sort();
    const { rows, absolute, relative } = measured;
    return {
      place: await place(folder, deps.places.exports, run),
      parity: { rows, absolute, relative, backend: CHECKED_ON },
      files,
    };
  });
}

/** What the check itself reads. */
async function describeInputs(deps: ModelDeps, run: string, folder: string): Promise<void> {
  const { plan } = await deps.run(run);
  const { fitted } = (await deps.prepared(run)).index;
  const types = columnTypes(await deps.datasets.get(plan.dataset), plan.recipe);
  await writeDurably(join(folder, 'recipe.json'), json(exportRecipe(fitted, types)));
  await writeDurably(join(folder, 'predict.mjs'), example);
}

/** What the check found, and where the model comes from. */
async function describeModel(
  deps: ModelDeps,
  run: string,
  folder: string,
  measured: MeasuredParity,
): Promise<void> {
  const detail = await deps.run(run);
  const { index } = await deps.prepared(run);
  const dataset = await deps.datasets.get(detail.plan.dataset);
  const parity = {
    format: 'espalier-parity',
    version: 1,
    ...measured,
    limit: PARITY_LIMIT,
    backend: CHECKED_ON,
    meaning: PARITY_MEANING,
  };
  await writeDurably(join(folder, 'parity.json'), json(parity));
  await writeDurably(
    join(folder, 'model-card.md'),
    modelCard({ run: detail, index, dataset, parity: measured }),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

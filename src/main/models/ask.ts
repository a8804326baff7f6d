import { randomUUID } from 'node:crypto';
import type { ModelDeps } from './deps';

/** A matrix of features in a file. */
export interface Features {
  readonly path: string;
  readonly rows: number;
}

/** Has a trainer answer for a matrix of features; the answers are in `output` afterwards: [rows, sum of outputWidth]. */
export async function ask(deps: ModelDeps, run: string, features: Features, output: string): Promise<void> {
  const { plan } = await deps.run(run);
  const weights = await deps.bestWeights(run);
  const { folder } = await deps.prepared(run);
  const job = `predict-${randomUUID()}`;
  await deps.trainers.work({
    kind: 'predict',
    job,
    plan,
    prepared: folder,
    weights,
    features: features.path,
    rows: features.rows,
    output,
  });
}

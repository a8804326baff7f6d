import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { examination, type Examination } from '../../shared/examination';
import { AppError } from '../../shared/errors/app-error';
import type { ModelDeps } from './deps';
import { heldOut } from './held-out';
import { inScratch } from './result-folder';

/** Looking at models on held-out rows; a model that was looked at is not looked at again. */
export interface Examiner {
  /**
   * @param job names the work in what is told of its progress, and to stop it
   * @throws AppError run.unknown, run.no-weights, system.cancelled
   */
  examine(run: string, job: string): Promise<Examination>;
  /** Ends a job that goes on; one that ended is no fault. */
  stop(job: string): void;
}

export function createExaminer(deps: ModelDeps): Examiner {
  const known = new Map<string, Promise<Examination>>();
  const stops = new Map<string, AbortController>();
  return {
    async examine(run, job) {
      const { sha256 } = await deps.bestWeights(run);
      const name = `${run} ${sha256}`;
      const before = known.get(name);
      if (before) return before;
      const stop = new AbortController();
      stops.set(job, stop);
      const found = look(deps, run, job, stop.signal);
      known.set(name, found);
      try {
        return await found;
      } catch (thrown) {
        known.delete(name);
        throw thrown;
      } finally {
        stops.delete(job);
      }
    },
    stop: (job) => stops.get(job)?.abort(),
  };
}

async function look(deps: ModelDeps, run: string, job: string, signal: AbortSignal): Promise<Examination> {
  const { plan } = await deps.run(run);
  const weights = await deps.bestWeights(run);
  const { folder, index } = await deps.prepared(run);
  return inScratch(deps.places.tmp, async (scratch) => {
    if (signal.aborted) throw new AppError('system.cancelled');
    const output = join(scratch, 'examination.json');
    await deps.trainers.examine(
      { kind: 'examine', job, plan, prepared: folder, weights, part: heldOut(index).part, output },
      { progress: (share) => deps.examining(job, share), signal },
    );
    return examination.parse(JSON.parse(await readFile(output, 'utf8')));
  });
}

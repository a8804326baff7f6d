import type { Handlers } from '../../../shared/contract/contract';
import type { Dataset } from '../../../shared/dataset';
import type { Runs } from '../../history/runs';
import { termsOf } from '../find-runs';
import { compareRuns } from '../compare';
import { pairedOf } from '../paired';
import type { Labelled } from '../../studies/scores';
import type { Events } from '../events';
import type { Runner } from '../runner';
import type { RunSummary } from '../../../shared/run';

type RunCalls = `runs.${string}` & keyof Handlers;

export interface RunCallDeps {
  readonly runs: Runs;
  readonly runner: Runner;
  readonly events: Pick<Events, 'emit'>;
  /** The lab's datasets, which a search may name. */
  datasets(): Promise<readonly Dataset[]>;
  /** How many labels each part of a run's rows has. */
  labelled(run: string): Promise<Labelled>;
}

/** The calls about runs. */
export function runHandlers({
  runs,
  runner,
  events,
  datasets,
  labelled,
}: RunCallDeps): Pick<Handlers, RunCalls> {
  const told = (run: string): RunSummary => {
    const changed = runs.summary(run);
    events.emit({ type: 'run.changed', run: changed });
    return changed;
  };
  return {
    'runs.start': ({ plan }) => runner.start(plan),
    'runs.list': async (query) => runs.list(query, await termsOf(query.search, datasets)),
    'runs.groups': async (query) => runs.groups(query, await termsOf(query.search, datasets)),
    'runs.labels': () => runs.labels(),
    'runs.get': ({ run }) => runs.detail(run),
    'runs.epochs': ({ run, after }) => runs.epochs(run, after),
    'runs.pause': ({ run }) => done(runner.pause(run)),
    'runs.resume': ({ run }) => done(runner.resume(run)),
    'runs.stop': ({ run }) => done(runner.stop(run)),
    'runs.cancel': ({ run }) => done(runner.cancel(run)),
    'runs.edit': ({ run, ...changes }) => {
      runs.edit(run, changes);
      return told(run);
    },
    'runs.delete': ({ runs: chosen }) => {
      runs.delete(chosen);
      chosen.forEach(told);
      return {};
    },
    'runs.restore': ({ runs: chosen }) => {
      runs.restore(chosen);
      chosen.forEach(told);
      return {};
    },
    'runs.compare': async ({ runs: chosen }) => {
      const details = chosen.map((run) => runs.detail(run));
      return { ...compareRuns(details), paired: await pairedOf(details, labelled) };
    },
  };
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}

import type { Handlers } from '../../../shared/contract/contract';
import type { Runs } from '../../history/runs';
import { compareRuns } from '../compare';
import type { Events } from '../events';
import type { Runner } from '../runner';

type RunCalls = `runs.${string}` & keyof Handlers;

/** The calls about runs. */
export function runHandlers(
  runs: Runs,
  runner: Runner,
  events: Pick<Events, 'emit'>,
): Pick<Handlers, RunCalls> {
  return {
    'runs.start': ({ plan }) => runner.start(plan),
    'runs.list': (query) => runs.list(query),
    'runs.get': ({ run }) => runs.detail(run),
    'runs.epochs': ({ run, after }) => runs.epochs(run, after),
    'runs.pause': ({ run }) => done(runner.pause(run)),
    'runs.resume': ({ run }) => done(runner.resume(run)),
    'runs.stop': ({ run }) => done(runner.stop(run)),
    'runs.cancel': ({ run }) => done(runner.cancel(run)),
    'runs.edit': ({ run, ...changes }) => {
      runs.edit(run, changes);
      const changed = runs.summary(run);
      events.emit({ type: 'run.changed', run: changed });
      return changed;
    },
    'runs.compare': ({ runs: chosen }) => compareRuns(chosen.map((run) => runs.detail(run))),
  };
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}

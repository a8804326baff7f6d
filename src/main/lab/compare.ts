import type { CallOutput } from '../../shared/contract/contract';
import { leaves } from '../plans/leaves';
import type { MetricValue, RunDetail } from '../../shared/run';

type Comparison = Omit<CallOutput<'runs.compare'>, 'paired'>;

/** What differs between runs: settings by their place in the plan, numbers with their difference to the first run. */
export function compareRuns(runs: readonly RunDetail[]): Comparison {
  return { settings: settingsThatDiffer(runs), metrics: metricsOf(runs), runs: [...runs] };
}

/** Not there, or empty: both say that nothing is set. What the others have instead has rows of its own. */
const NOTHING = new Set(['', '{}', '[]']);

function settingsThatDiffer(runs: readonly RunDetail[]): Comparison['settings'] {
  const plans = runs.map(({ plan: { name: _name, ...decides } }) => new Map(leaves(decides)));
  const paths = new Set(plans.flatMap((plan) => [...plan.keys()]));
  return Array.from(paths, (path) => ({ path, values: plans.map((plan) => plan.get(path) ?? '') })).filter(
    ({ values }) => new Set(values).size > 1 && !values.every((value) => NOTHING.has(value)),
  );
}

function metricsOf(runs: readonly RunDetail[]): Comparison['metrics'] {
  const scores = runs.map((run) => new Map(scoresOf(run).map((score) => [nameOf(score), score])));
  const all = new Map(scores.flatMap((of) => [...of]));
  return Array.from(all, ([name, { task, part, metric }]) => {
    const values = scores.map((of) => of.get(name)?.value ?? NaN);
    const first = values[0] ?? NaN;
    return { task, part, metric, values, differences: values.map((value) => value - first) };
  });
}

/** What a run is judged by: its best epoch, and test rows on the weights of that epoch. */
function scoresOf({ epochsLog, bestEpoch, final }: RunDetail): MetricValue[] {
  const best = epochsLog.find(({ epoch }) => epoch === bestEpoch) ?? epochsLog.at(-1);
  return [...(best?.metrics ?? []), ...final];
}

function nameOf({ task, part, metric }: MetricValue): string {
  return JSON.stringify([task, part, metric]);
}

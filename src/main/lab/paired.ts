import type { RunDetail } from '../../shared/run';
import { METRICS_OF_KIND } from '../../shared/task';
import { compare } from '../../shared/statistics/compare';
import { sharedLevel } from '../../shared/statistics/interval';
import type { Comparison } from '../../shared/verdict/verdict';
import { judgedPart, scoreOf, type Labelled } from '../studies/scores';

/** Runs of one plan, apart from the seed: their places among the runs that are compared. */
export interface Twins {
  readonly places: readonly number[];
  readonly runs: readonly RunDetail[];
}

/** Runs that differ in nothing but seed and name stand together, in the order in which they come. */
export function twinsOf(runs: readonly RunDetail[]): Twins[] {
  const groups = new Map<string, number[]>();
  runs.forEach(({ plan: { name: _name, seed: _seed, ...plan } }, place) => {
    const key = JSON.stringify({ ...plan, graft: plan.graft && { ...plan.graft, from: '' } });
    groups.set(key, [...(groups.get(key) ?? []), place]);
  });
  return Array.from(groups.values(), (places) => ({
    places,
    runs: runs.filter((_, place) => places.includes(place)),
  }));
}

/** A difference rests on pairs of runs with the same seed; fewer than two tell nothing about chance. */
const FEWEST = 2;

/**
 * Differences to the first runs' plan with their intervals, where both plans were run with the same seeds: the metric
 * that a verdict would rest on, for each task that both have. All share 95 %.
 * @param labelled how many labels each part of a run's rows has
 */
export async function pairedOf(
  runs: readonly RunDetail[],
  labelled: (run: string) => Promise<Labelled>,
): Promise<Comparison[]> {
  const [first, ...others] = twinsOf(runs);
  if (!first) return [];
  const asked = others.flatMap((other) => tasksOfBoth(first, other).map((task) => ({ task, other })));
  const level = sharedLevel(Math.max(1, asked.length));
  const found = asked.map(async ({ task, other }) => {
    const [run] = other.runs;
    const rows = run && (await labelled(run.id))[task.name];
    if (!rows) return [];
    const metric = METRICS_OF_KIND[task.kind][0] ?? 'loss';
    const part = judgedPart(rows);
    const score = (of: RunDetail): number => scoreOf(of, { task: task.name, metric, part });
    const pairs = pairsOf(first, other).map(([rival, own]) => ({
      seed: own.seed,
      without: score(rival),
      with: score(own),
      runs: [rival.id, own.id],
    }));
    const names = { arm: lettersOf(other), against: lettersOf(first) };
    const counts = { train: rows.train, test: rows[part], pool: rows.pool };
    return [
      compare(
        { task: task.name, kind: task.kind, metric, ...names, labels: null, level, rows: counts },
        pairs,
      ),
    ];
  });
  return (await Promise.all(found)).flat();
}

function tasksOfBoth(first: Twins, other: Twins): RunDetail['plan']['tasks'] {
  if (pairsOf(first, other).length < FEWEST) return [];
  const own = other.runs[0]?.plan.tasks ?? [];
  const theirs = first.runs[0]?.plan.tasks ?? [];
  return own.filter(({ name, kind }) => theirs.some((task) => task.name === name && task.kind === kind));
}

/** Runs with the same seed. */
function pairsOf(first: Twins, other: Twins): [RunDetail, RunDetail][] {
  return other.runs.flatMap((own) => {
    const rival = first.runs.find(({ seed }) => seed === own.seed);
    return rival ? [[rival, own]] : [];
  });
}

/** What the runs are called in a comparison: A, B, C and so on. */
function lettersOf({ places }: Twins): string {
  return places.map((place) => String.fromCharCode(65 + place)).join(' ');
}

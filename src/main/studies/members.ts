import type { RunStatus, RunSummary } from '../../shared/run';
import { SOURCE } from './arms';
import type { Twin } from './twins';

/** A twin's place in the work: `done` runs count in the verdict, `open` ones train or can go on, `lost` ones are made again. */
export type Stage = 'waiting' | 'open' | 'done' | 'lost' | 'skipped';

export interface Member {
  readonly twin: Twin;
  readonly stage: Stage;
  /** The newest run of this twin. */
  readonly run: RunSummary | null;
}

const STAGES: Readonly<Record<RunStatus, Stage>> = {
  queued: 'open',
  running: 'open',
  paused: 'open',
  interrupted: 'open',
  finished: 'done',
  // Its weights are kept, but a number of a run that diverged would flatter its arm: it counts as no number.
  diverged: 'done',
  // A run that was ended early had less training than its rivals.
  stopped: 'lost',
  cancelled: 'lost',
  failed: 'lost',
};

/** Each twin with the newest of the study's runs that trains it, found by arm and seed. */
export function membersOf(twins: readonly Twin[], runs: readonly RunSummary[]): Member[] {
  const newest = new Map(runs.map((run) => [keyOf(run), run]));
  const stuck = new Set(
    runs.filter((run) => run.arm === SOURCE && run.status === 'diverged').map((run) => run.seed),
  );
  return twins.map((twin) => {
    const run = newest.get(keyOf(twin)) ?? null;
    if (run) return { twin, stage: STAGES[run.status], run };
    return { twin, stage: twin.graft !== null && stuck.has(twin.seed) ? 'skipped' : 'waiting', run };
  });
}

/** The run whose trunk a twin grafts: the source of its seed; undefined until that has finished. */
export function sourceOf(twin: Twin, members: readonly Member[]): string | undefined {
  const source = members.find((member) => member.twin.arm === SOURCE && member.twin.seed === twin.seed);
  return source?.stage === 'done' ? source.run?.id : undefined;
}

/** Twins that need no more training. */
export function settled(members: readonly Member[]): Member[] {
  return members.filter(({ stage }) => stage === 'done' || stage === 'skipped');
}

function keyOf({ arm, seed }: { readonly arm: string | null; readonly seed: number }): string {
  return `${seed} ${arm ?? ''}`;
}

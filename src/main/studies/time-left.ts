import type { Member } from './members';
import { mean } from '../../shared/statistics/moments';

/**
 * About how many seconds a study still takes: what each twin that is not settled will take, over the slots. A twin
 * takes what ended runs of its arm took, else what any took; null until one has ended or says how long it will be.
 * @param pace seconds of a slot for each second of training
 */
export function timeLeft(
  members: readonly Member[],
  slots: number,
  pace: number,
  secondsLeftOf: (run: string) => number | null,
): number | null {
  const taken = members.flatMap(({ twin, run, stage }) => {
    if (!run || stage === 'lost') return [];
    const left = stage === 'done' ? 0 : secondsLeftOf(run.id);
    return left === null ? [] : [{ arm: twin.arm, seconds: run.seconds + left }];
  });
  if (taken.length === 0) return null;
  const remaining = members.map(({ twin, run, stage }) => {
    if (stage === 'done' || stage === 'skipped') return 0;
    const left = stage === 'open' && run ? secondsLeftOf(run.id) : null;
    const alike = taken.filter((each) => each.arm === twin.arm);
    return left ?? mean((alike.length > 0 ? alike : taken).map((each) => each.seconds));
  });
  return pace * Math.max(...remaining, remaining.reduce((sum, seconds) => sum + seconds, 0) / slots);
}

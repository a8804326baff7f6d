import type { Member } from './members';

/**
 * How much longer a study's runs take than their training alone: preparing data, evaluating and storing count too, and
 * so does whatever else the machine has to do.
 */
export interface Pace {
  pause(): void;
  resume(): void;
  /** Seconds of a slot for each second of training, from 1 up; 1 until something has been trained. */
  factor(members: readonly Member[]): number;
}

/**
 * @param before members when the study began to be conducted
 * @param now monotonic seconds
 */
export function createPace(
  before: readonly Member[],
  slots: number,
  now: () => number = () => performance.now() / 1000,
): Pace {
  const trainedBefore = trained(before);
  let began = now();
  let pausedAt: number | null = null;
  return {
    pause() {
      pausedAt ??= now();
    },
    resume() {
      if (pausedAt !== null) began += now() - pausedAt;
      pausedAt = null;
    },
    factor(members) {
      const seconds = trained(members) - trainedBefore;
      return seconds > 0 ? Math.max(1, (slots * ((pausedAt ?? now()) - began)) / seconds) : 1;
    },
  };
}

function trained(members: readonly Member[]): number {
  return members.reduce((sum, { run }) => sum + (run?.seconds ?? 0), 0);
}

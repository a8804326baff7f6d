/** How long a run will still train, from how long its epochs took. Pauses do not count. */
export interface Estimate {
  /** An epoch is done that took so many seconds, pauses left out. */
  epoch(epoch: number, seconds: number): void;
  /** @param share of the current epoch that is done, from 0 to 1 */
  progress(epoch: number, share: number): void;
  pause(): void;
  resume(): void;
  /** Seconds until the last epoch is done, early stopping left out of account; null until anything is known. */
  secondsLeft(): number | null;
}

/** Weight of the newest epoch in the moving average: epochs of a run take much the same time. */
const NEWEST = 0.3;

/**
 * @param epochs that the plan allows
 * @param now monotonic seconds
 */
export function createEstimate(epochs: number, now: () => number = () => performance.now() / 1000): Estimate {
  let perEpoch: number | null = null;
  let done = 0;
  let share = 0;
  /** The share that was done when it was first heard of: until then programs were compiled, which is done once. */
  let first: number | null = null;
  /** When the current epoch began, or that was heard, moved on by every pause. */
  let began = now();
  let pausedAt: number | null = null;
  const spent = (): number => (pausedAt ?? now()) - began;
  return {
    epoch(epoch, seconds) {
      perEpoch = perEpoch === null ? seconds : (1 - NEWEST) * perEpoch + NEWEST * seconds;
      done = epoch;
      share = 0;
      began = pausedAt ?? now();
    },
    progress(epoch, part) {
      // A late word about an epoch that is done already says nothing new.
      if (epoch <= done) return;
      share = part;
      if (first !== null) return;
      first = part;
      began = pausedAt ?? now();
    },
    pause() {
      pausedAt ??= now();
    },
    resume() {
      if (pausedAt !== null) began += now() - pausedAt;
      pausedAt = null;
    },
    secondsLeft() {
      const since = share - (first ?? share);
      const one = perEpoch ?? (since > 0 ? spent() / since : null);
      return one === null ? null : Math.max(0, (epochs - done - share) * one);
    },
  };
}

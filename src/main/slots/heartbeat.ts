/** Counts heartbeats that did not come. Counting, not the clock, tells: a computer that slept is not a trainer that hangs. */
export interface HeartbeatWatch {
  /** Something was heard. */
  beat(): void;
  end(): void;
}

export interface HeartbeatRule {
  readonly everyMs: number;
  /** So many missing in a row mean that the trainer does not answer. */
  readonly missed: number;
}

export const HEARTBEAT: HeartbeatRule = { everyMs: 1000, missed: 60 };

/** @param told called with true when the trainer falls silent and with false when it is heard again */
export function watchHeartbeat(
  told: (silent: boolean) => void,
  rule: HeartbeatRule = HEARTBEAT,
): HeartbeatWatch {
  let missing = 0;
  const timer = setInterval(() => {
    missing += 1;
    if (missing === rule.missed) told(true);
  }, rule.everyMs);
  timer.unref();
  return {
    beat() {
      if (missing >= rule.missed) told(false);
      missing = 0;
    },
    end: () => clearInterval(timer),
  };
}

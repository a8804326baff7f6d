import type { Schedule } from '../../shared/schedule';

/** Where in a run an update is. */
export interface Place {
  /** Updates before it. */
  readonly step: number;
  /** Updates of the whole budget. */
  readonly steps: number;
  readonly stepsAnEpoch: number;
  /** What plateaus have left of the rate; 1 where there was none. */
  readonly left: number;
}

/** The factor of the learning rate for one update: that of the kind's course, times the rise of its warm-up. */
export function scheduleFactor(schedule: Schedule, place: Place): number {
  const warmup = 'warmup' in schedule ? schedule.warmup : 0;
  return courseOf(schedule, place) * risen(place.step, warmup);
}

/**
 * - cosine: floor + (1 - floor) (1 + cos(pi t / T)) / 2 over the T updates after warm-up (Loshchilov and Hutter,
 *   "SGDR: stochastic gradient descent with warm restarts", ICLR 2017, one period)
 * - one-cycle: Smith and Topin, "Super-convergence", 2018, with half cosine waves as PyTorch has it
 */
function courseOf(schedule: Schedule, { step, steps, stepsAnEpoch, left }: Place): number {
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'step':
      return schedule.factor ** Math.floor(step / (stepsAnEpoch * schedule.every));
    case 'cosine':
      return wave(1, schedule.floor, (step - schedule.warmup) / (steps - schedule.warmup));
    case 'one-cycle': {
      const { rise, start, end } = schedule;
      const top = rise * (steps - 1);
      if (step < top) return wave(start, 1, step / top);
      return wave(1, end, (step - top) / (steps - 1 - top));
    }
    case 'plateau':
      return left;
  }
}

/** From one number to another along half a cosine wave, `at` from 0 to 1. */
function wave(from: number, to: number, at: number): number {
  const within = Math.min(1, Math.max(0, Number.isNaN(at) ? 1 : at));
  return to + ((from - to) * (1 + Math.cos(Math.PI * within))) / 2;
}

/** Linear warm-up (Goyal et al., "Accurate, large minibatch SGD", 2017): 1/n, 2/n, ... 1. */
function risen(step: number, warmup: number): number {
  return step < warmup ? (step + 1) / warmup : 1;
}

/** How long a plateau has lasted, and what earlier ones have left of the rate. */
export interface Plateau {
  /** Epochs since the validation loss was better than ever, or since the rate was last cut. */
  readonly since: number;
  readonly left: number;
}

/** After an epoch: the rate is cut once so many epochs in a row have not been better, and the count begins anew. */
export function afterEpoch(
  { factor, patience }: Extract<Schedule, { kind: 'plateau' }>,
  { since, left }: Plateau,
  better: boolean,
): Plateau {
  if (better) return { since: 0, left };
  return since + 1 >= patience ? { since: 0, left: left * factor } : { since: since + 1, left };
}

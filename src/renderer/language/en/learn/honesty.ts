import { formatsOf } from '../../formats';

const { whole } = formatsOf('en');

/** The page on what a verdict may say. */
export const honesty = {
  intro: [
    'Train a network twice with another [seed](seed) and its score changes by a point or two. A difference of one point between two runs therefore says nothing: it may be the method, it may be luck.',
    'So the lab repeats. For each seed it trains both arms on the same split from the same start, and looks only at the difference within each [pair](pairedRuns): the luck that both share is gone. From these differences it computes an [interval](interval) for the true one.',
  ],
  title: 'A study whose truth you set',
  again: 'Run the study again',
  effect: 'What sharing truly adds',
  spread: 'Luck left in a pair',
  seeds: 'Seeds',
  points: (points: string): string => `${points} points`,
  result: (estimate: string, low: string, high: string): string =>
    `${estimate} points, 95% interval ${low} to ${high}`,
  pairs: (n: number): string => `${whole(n)} pairs of make-believe runs, each joined by a line`,
  reading:
    'Left: each line is one seed, from the score alone to the score together; where it starts is luck, how it rises is what counts. Right: their differences as dots, and the interval as a bar. The shaded band is a difference too small to matter.',
  manyTitle: (n: number): string => `The same study ${whole(n)} times`,
  held: (held: number, all: number): string =>
    `${whole(held)} of ${whole(all)} intervals hold the truth (dashed line); the others are drawn thick. About ${whole(Math.round(all * 0.95))} is what 95% promises.`,
  outro: [
    'Set the truth to 0 and count who says “helps” or “hurts”: about 5 in 100, and no more. Now set it to +1 with few seeds: most studies [cannot tell](cannotTell). That is no failure. With so few seeds anything else would be a guess. Raise the seeds until they can.',
    'A verdict says “helps” only if the whole interval is above 0, “hurts” only if it is below, and “no difference” only if it lies within the shaded band. For “cannot tell” it says how many seeds would probably do. Where one study compares many things, the intervals are made wider, so that all hold [together](bonferroni).',
  ],
};

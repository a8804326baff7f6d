import { formatsOf } from '../formats';

const { number } = formatsOf('en');

/** Smaller bounds are there for the arithmetic; to a person they are 0. */
const TINY = 1e-9;

export const common = {
  loading: 'Loading',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  copied: 'Copied',
  copyDetails: 'Copy details',
  fromSample: 'Begin with a sample',
  more: 'More',
  less: 'Less',
  /** What a number may be. */
  range: (min: number, max: number): string => {
    if (min === -Infinity && max === Infinity) return 'Give a number.';
    if (max === Infinity) return `Give a number from ${number(min, 6)}.`;
    if (min > 0 && min < TINY) return `Give a number above 0, at most ${number(max, 6)}.`;
    return `Give a number from ${number(min, 6)} to ${number(max, 6)}.`;
  },
  /** What counts while something else is typed that cannot. */
  stillCounts: (value: string): string => `${value} still counts.`,
};

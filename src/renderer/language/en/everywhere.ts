import { formatsOf } from '../formats';

const { number } = formatsOf('en');

export const common = {
  loading: 'Loading',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  copied: 'Copied',
  copyDetails: 'Copy details',
  more: 'More',
  less: 'Less',
  /** What a number may be. */
  range: (min: number, max: number): string => {
    if (min === -Infinity && max === Infinity) return 'Give a number.';
    if (max === Infinity) return `Give a number from ${number(min, 6)}.`;
    return `Give a number from ${number(min, 6)} to ${number(max, 6)}.`;
  },
};

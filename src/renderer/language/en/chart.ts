import { formatsOf } from '../formats';

const { number, whole } = formatsOf('en');

/** What a sentence about a curve is made of. */
interface Facts {
  readonly first: number;
  readonly last: number;
  readonly lastAt: number;
  readonly best: number;
  readonly bestAt: number;
  readonly course: 'fell' | 'rose' | 'stayed';
}

/** What a curve has at the place that is read, as it is written. */
interface Line {
  readonly name: string;
  readonly value: string;
}

const COURSE = { fell: 'fell from', rose: 'rose from', stayed: 'stayed, from' };

export const chart = {
  asTable: 'Show as table',
  asChart: 'Show as chart',
  actions: (title: string): string => `What to do with “${title}”`,
  log: 'Logarithmic scale',
  logLost: 'Values of zero and below have no logarithm and are left out.',
  smooth: 'Smooth the lines',
  whole: 'Show all epochs',
  saveImage: 'Save as PNG',
  saveVector: 'Save as SVG',
  saveNumbers: 'Save the numbers as CSV',
  read: (title: string): string => `Read ${title}: arrows move, + and − zoom, 0 shows all`,
  reading: (axis: string, at: number, lines: readonly Line[]): string =>
    `${axis} ${whole(at)}: ${lines.map(({ name, value }) => `${name} ${value}`).join(', ')}`,
  sentence: (name: string, facts: Facts): string =>
    `${name} ${COURSE[facts.course]} ${number(facts.first)} to ${number(facts.last)} by epoch ${whole(facts.lastAt)}; best ${number(facts.best)} at epoch ${whole(facts.bestAt)}.`,
};

import type { Curve } from './curve';
import { placeAt } from './thin';

/** All that one drawing shows. */
export interface Drawing {
  readonly curves: readonly Curve[];
  readonly xLabel: string;
  /** Marks a place on the x axis: the best epoch. */
  readonly mark: { readonly at: number; readonly label: string } | undefined;
  /** A level to compare with: guessing. */
  readonly level: { readonly at: number; readonly label: string } | undefined;
  /** Values in readings and the table, and on the axis. */
  format(value: number): string;
  tick(value: number, step: number): string;
}

/** Every place on the x axis that some curve has, ascending. */
export function placesOf({ curves }: Drawing): readonly number[] {
  const [first] = curves;
  const same = curves.every(
    ({ x }) => x.length === first?.x.length && x[0] === first.x[0] && x.at(-1) === first.x.at(-1),
  );
  if (first && same) return first.x;
  return [...new Set(curves.flatMap(({ x }) => [...x]))].sort((a, b) => a - b);
}

/** What a curve has at a place of the x axis; NaN where it has nothing. */
export function valueAt({ x, y }: Pick<Curve, 'x' | 'y'>, at: number): number {
  const place = placeAt(x, at);
  return x[place] === at ? (y[place] ?? NaN) : NaN;
}

/** The place nearest to a value; undefined when there is none. */
export function nearest(places: readonly number[], value: number): number | undefined {
  const above = placeAt(places, value);
  const [left, right] = [places[above - 1], places[above]];
  if (left === undefined || right === undefined) return right ?? left;
  return value - left < right - value ? left : right;
}

/** All numbers of a drawing as CSV, nothing thinned: a row a place, a column a curve, an empty cell where one lacks it. */
export function csvOf(drawing: Drawing): string {
  const head = [drawing.xLabel, ...drawing.curves.map(({ name }) => name)].map(cellOf);
  const rows = placesOf(drawing).map((at) => [
    at,
    ...drawing.curves.map((curve) => {
      const place = placeAt(curve.x, at);
      return curve.x[place] === at ? String(curve.y[place]) : '';
    }),
  ]);
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** A name as CSV (RFC 4180); one that a spreadsheet would take for a formula is told apart by an apostrophe. */
function cellOf(name: string): string {
  const safe = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

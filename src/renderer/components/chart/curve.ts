/** A line of a chart: `y` over `x`, x ascending; NaN in `y` is a gap. */
export interface Curve {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Task colour, 1 to 8. */
  readonly colour: number;
  /** Dashes tell apart what colour alone must not. */
  readonly dash: 'solid' | 'dashed' | 'dotted';
}

export const DASHES: Readonly<Record<Curve['dash'], readonly number[]>> = {
  solid: [],
  dashed: [5, 4],
  dotted: [1.5, 3],
};

/** The colour of the nth of several tasks, counted from 0: eight, then again from the first. */
export function colourOf(index: number): number {
  return (index % 8) + 1;
}

import type { Range } from './thin';

/** How a person looks at charts: several may share one, so that panels side by side stay comparable. */
export class ChartView {
  log = $state(false);
  smooth = $state(false);
  /** The part of the x axis that is shown; all while there is none. */
  range = $state.raw<Range>();
}

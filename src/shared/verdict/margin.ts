/**
 * How small an effect must be to make no difference in practice. An interval that lies wholly within these bounds
 * is the answer `no-difference`; docs/decisions/verdict-rule.md tells why these numbers.
 */
import type { Comparison } from './verdict';

/** Ratios of errors: 2% lower or higher (log scale, so that both directions are alike). Differences of scores: 1 point. */
export const MARGIN: Readonly<Record<Comparison['scale'], number>> = {
  ratio: Math.log(1.02),
  difference: 0.01,
};

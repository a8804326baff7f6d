import { describe, expect, it } from 'vitest';
import { judged, worn, type BestSoFar } from '../../../src/worker/run/early-stopping';

/** Epochs until patience wears out over these losses, and the best among them. */
function over(losses: readonly number[], patience: number | null): { epochs: number; best: BestSoFar } {
  let best: BestSoFar = { epoch: null, loss: null };
  let epochs = 0;
  while (epochs < losses.length && !worn(best, epochs, patience)) {
    epochs += 1;
    best = judged(best, epochs, losses[epochs - 1]!).best;
  }
  return { epochs, best };
}

describe('early stopping', () => {
  it('ends when the best has stood for as many epochs as patience lasts', () => {
    expect(over([5, 4, 4.5, 4.2, 3, 1], 2)).toEqual({ epochs: 4, best: { epoch: 2, loss: 4 } });
    expect(over([5, 4, 4.5, 3, 3.5, 3.2, 1], 2)).toEqual({ epochs: 6, best: { epoch: 4, loss: 3 } });
  });

  it('never ends without patience', () => {
    expect(over([1, 2, 3, 4], null)).toEqual({ epochs: 4, best: { epoch: 1, loss: 1 } });
  });

  it('takes the first of equals, and never what is not a number', () => {
    expect(over([2, 2, NaN, 2], null).best).toEqual({ epoch: 1, loss: 2 });
    expect(over([NaN, Infinity, 7], null).best).toEqual({ epoch: 3, loss: 7 });
    expect(over([NaN, NaN, NaN], 2)).toEqual({ epochs: 2, best: { epoch: null, loss: null } });
  });
});

/** The best epoch so far and how long it has stood. */
export interface BestSoFar {
  readonly epoch: number | null;
  readonly loss: number | null;
}

/** The record after an epoch: strictly lower is better; NaN never is. */
export function judged(best: BestSoFar, epoch: number, loss: number): { best: BestSoFar; better: boolean } {
  const better = Number.isFinite(loss) && (best.loss === null || loss < best.loss);
  return { best: better ? { epoch, loss } : best, better };
}

/** Whether so many epochs have passed without a better one that training ends. */
export function worn(best: BestSoFar, epoch: number, patience: number | null): boolean {
  return patience !== null && epoch - (best.epoch ?? 0) >= patience;
}

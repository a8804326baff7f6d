import type { EpochMetrics, RunDetail, RunSummary } from '../../shared/run';
import type { CheckpointRef } from '../../shared/trainer-messages';

/** Runs as the rest of the lab reads them. */
export interface RunsView {
  /** @throws AppError run.unknown */
  summary(run: string): RunSummary;
  /** @throws AppError run.unknown */
  detail(run: string): RunDetail;
  /** Epochs after `after`, in order. @throws AppError run.unknown */
  epochs(run: string, after: number): EpochMetrics[];
  /** Runs of a study in the order they were started. */
  ofStudy(study: string): RunSummary[];
  /** Checkpoint of the best epoch. @throws AppError run.unknown, run.no-weights */
  best(run: string): CheckpointRef;
}

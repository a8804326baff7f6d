import type { BackendInfo } from '../../shared/run';
import type { ExportJob, MeasureJob, PredictJob, ProgramJob, VerifyJob } from '../../shared/trainer-messages';

/** Trainer processes as the rest of the lab uses them for everything but training. */
export interface Trainers {
  /**
   * Does the job in any idle trainer of so many threads; 1 when left out.
   * @throws AppError what the trainer reported, or run.trainer-died
   */
  work(job: PredictJob | ExportJob | ProgramJob | MeasureJob, threads?: number): Promise<void>;
  /** Does the job in a process that has done nothing before and does nothing after. Throws as `work`. */
  fresh(job: VerifyJob): Promise<void>;
  /** What trains here; starts a trainer when none has said so yet. */
  backend(): Promise<BackendInfo>;
}

import type { StudyPlan, StudyStatus } from '../../shared/study';
import type { Verdict } from '../../shared/verdict/verdict';

/** A study as it is stored; its runs are found by `RunsView.ofStudy`. */
export interface StoredStudy {
  readonly id: string;
  readonly plan: StudyPlan;
  readonly status: StudyStatus;
  /** Runs it takes in all, started or not. */
  readonly runs: number;
  readonly createdAt: string;
  readonly verdict: Verdict | null;
}

/** Studies in the history. */
export interface Studies {
  /** Stores a running study. @returns its id */
  insert(plan: StudyPlan, runs: number): string;
  /** @throws AppError study.unknown */
  get(study: string): StoredStudy;
  /** Newest first. */
  list(): StoredStudy[];
  /** @throws AppError study.unknown */
  setStatus(study: string, status: StudyStatus): void;
  /** @throws AppError study.unknown */
  setVerdict(study: string, verdict: Verdict): void;
  /** What still ran or waited is interrupted. */
  interruptAll(): void;
}

import type { ToTrainer } from '../../shared/trainer-messages';

/** One trainer process as its host runs it: what it says is unknown until it is parsed. */
export interface TrainerHandle {
  readonly pid: number | undefined;
  /** Does nothing when the process is gone. */
  send(message: ToTrainer): void;
  onMessage(heard: (message: unknown) => void): void;
  /** Called once, also when the process could not be started. */
  onExit(left: (code: number | null, signal: string | null) => void): void;
  /** Ends the process at once. */
  kill(): void;
}

/**
 * Starts a trainer process; each host has its own way (a forked child, a utility process).
 * @param environment the whole environment of the process, nothing is inherited
 */
export type SpawnTrainer = (environment: Record<string, string>) => TrainerHandle;

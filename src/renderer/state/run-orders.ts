import type { CallName } from '../../shared/contract/contract';
import type { RunSummary } from '../../shared/run';

/** What can be asked of a run. */
export type RunOrder = Extract<CallName, 'runs.pause' | 'runs.resume' | 'runs.stop' | 'runs.cancel'>;

/** The orders that a run in this state obeys. */
export function ordersFor({ status, epochsDone }: Pick<RunSummary, 'status' | 'epochsDone'>): RunOrder[] {
  switch (status) {
    case 'running':
      return ['runs.pause', 'runs.stop', 'runs.cancel'];
    case 'paused':
      return ['runs.resume', 'runs.stop', 'runs.cancel'];
    case 'queued':
      return ['runs.cancel'];
    case 'interrupted':
      return ['runs.resume'];
    case 'failed':
      return epochsDone > 0 ? ['runs.resume'] : [];
    case 'finished':
    case 'stopped':
    case 'cancelled':
    case 'diverged':
      return [];
  }
}

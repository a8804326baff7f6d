import { AppError } from '../../shared/errors/app-error';

/**
 * What a computation on the backend gives.
 * @throws run.computation-failed with what the backend said: memory ran out, or a kernel refused what it was given
 */
export function computed<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (thrown) {
    throw new AppError('run.computation-failed', { reason: reasonOf(thrown) });
  }
}

/** What was said, short enough for one message. */
export function reasonOf(thrown: unknown): string {
  return (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 300);
}

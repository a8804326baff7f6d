import { AppError } from './app-error';

/**
 * What to throw when writing `file` failed: a refusal of the system (disk full, no permission, folder gone) becomes
 * `file.write-failed` with the system's own code, anything else stays what it is.
 */
export function writeFailure(file: string, thrown: unknown): unknown {
  const refused =
    thrown instanceof Error && 'syscall' in thrown && 'code' in thrown && typeof thrown.code === 'string';
  return refused ? new AppError('file.write-failed', { file, reason: String(thrown.code) }) : thrown;
}

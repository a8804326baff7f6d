import { AppError } from '../../../shared/errors/app-error';

/** Errors of the system that mean: the bytes are elsewhere, such as a cloud placeholder or a disk that is gone. */
const OFFLINE: ReadonlySet<string> = new Set([
  'EIO',
  'ENODATA',
  'ETIMEDOUT',
  'ESTALE',
  'EREMOTEIO',
  'ENOTCONN',
]);

/** What to throw when the system refused to open or read `file`; anything that is not its refusal stays what it is. */
export function readFailure(file: string, thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return thrown;
  const { code } = thrown;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('file.missing', { file });
  if (code === 'EACCES' || code === 'EPERM') return new AppError('file.denied', { file });
  if (code === 'ELOOP') return new AppError('file.not-regular', { file, kind: 'link-loop' });
  if (code === 'EISDIR') return new AppError('file.not-regular', { file, kind: 'folder' });
  if (code === 'ENXIO') return new AppError('file.not-regular', { file, kind: 'device' });
  return OFFLINE.has(code) ? new AppError('file.offline', { file, reason: code }) : thrown;
}

import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileToken } from '../../shared/contract/files';
import { AppError } from '../../shared/errors/app-error';

/**
 * Files a person chose, by token: a window names what a dialog, a drop or an upload handed out, never a path,
 * so it can ask for no other file.
 */
export interface FileTokens {
  /**
   * @param name what the file is called where it came from; left out: the last part of the path
   * @throws AppError file.missing, file.not-regular
   */
  issue(path: string, name?: string): Promise<FileToken>;
  /** The path behind a token. @throws AppError file.token-unknown */
  path(token: string): string;
  /** The name behind a token. @throws AppError file.token-unknown */
  name(token: string): string;
}

export function createFileTokens(): FileTokens {
  const files = new Map<string, { path: string; name: string }>();
  const find = (token: string): { path: string; name: string } => {
    const file = files.get(token);
    if (!file) throw new AppError('file.token-unknown');
    return file;
  };
  return {
    async issue(path, name = basename(path)) {
      const found = await stat(path).catch(() => {
        throw new AppError('file.missing', { file: name });
      });
      if (!found.isFile()) {
        throw new AppError('file.not-regular', {
          file: name,
          kind: found.isDirectory() ? 'folder' : 'device',
        });
      }
      const token = randomUUID();
      files.set(token, { path, name });
      return { token, name, bytes: found.size };
    },
    path: (token) => find(token).path,
    name: (token) => find(token).name,
  };
}

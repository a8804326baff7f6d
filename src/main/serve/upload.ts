import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/errors/app-error';
import { writeFailure } from '../../shared/errors/write-failure';

/** The largest file a browser may hand over, in bytes; the command line imports larger ones by their path. */
export const UPLOAD_LIMIT = 16 * 2 ** 30;

/**
 * Streams an uploaded file into `folder`, under a name of our own.
 * @param name what it is called where it came from, for messages
 * @returns its path
 * @throws AppError file.too-large, file.write-failed; nothing is left of the file then
 */
export async function receive(
  request: IncomingMessage,
  name: string,
  folder: string,
  limit: number,
): Promise<string> {
  const tooLarge = new AppError('file.too-large', { file: name, limit });
  if (Number(request.headers['content-length']) > limit) throw tooLarge;
  const path = join(folder, randomUUID());
  // The connection outlives a file that is refused half-way, so that the refusal can be told.
  const body = request.iterator({ destroyOnReturn: false });
  try {
    await pipeline(body, capped(limit, tooLarge), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return path;
  } catch (thrown) {
    await rm(path, { force: true });
    throw writeFailure(name, thrown);
  }
}

/** A browser that says no length, or a false one, is stopped at the limit all the same. */
function capped(limit: number, tooLarge: AppError): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(tooLarge);
      else done(null, chunk);
    },
  });
}

import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from '../../shared/zod';

/** Where a job leaves its answer, and its name. */
interface Place {
  readonly job: string;
  readonly output: string;
}

/**
 * What a trainer answers as JSON in a file, which is gone afterwards.
 * @param tmp folder for work in progress
 * @param ask has the job done. Its refusals are thrown on
 */
export async function answerOf<S extends z.ZodType>(
  tmp: string,
  answer: S,
  ask: (place: Place) => Promise<void>,
): Promise<z.infer<S>> {
  const job = randomUUID();
  const output = join(tmp, job);
  try {
    await ask({ job, output });
    return answer.parse(JSON.parse(await readFile(output, 'utf8')));
  } finally {
    await rm(output, { force: true });
  }
}

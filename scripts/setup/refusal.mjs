import { Missing, say } from './talk.mjs';

/**
 * Does the work; a part without which it cannot go on ends the process with the reason and the remedy.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function orEnd(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    say(error.why);
    say(error.remedy);
    process.exit(1);
  }
}

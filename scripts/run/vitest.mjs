import { binOf } from './bin.mjs';
import { inForeground } from './foreground.mjs';
import { here } from '../setup/places.mjs';
import { orEnd } from '../setup/refusal.mjs';
import { setUp } from '../setup/run.mjs';
import { stepsFor } from '../setup/steps.mjs';

/**
 * Sets up what tests need and runs some of them before a person.
 *
 * @param {string[]} args of vitest, behind `run`
 * @param {Record<string, string>} env what the tests find in their environment besides
 * @returns {Promise<number>} the exit code
 */
export async function runVitest(args, env) {
  const parts = await orEnd(() => setUp(stepsFor.test, { places: here }));
  const options = { cwd: here.root, env: { ...process.env, ...env } };
  return inForeground(parts.node.path, [binOf(here, 'vitest'), 'run', ...args], options);
}

import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { readReport, writeReport } from './report.mjs';
import { Missing, say } from './talk.mjs';

/** A part that could not be had is not tried again at every start, only after a day or by `npm run setup`. */
const patienceMs = 24 * 60 * 60_000;

/**
 * Brings this machine to the point where the steps' parts are there. When they are, this only looks at files:
 * no child process, no network.
 *
 * A step is {name, required, announce: {en, zh}, look(context), make(context)}; `look` answers what is there
 * ({detail, ...}) or undefined, by looking at files only; `make` makes it, and throws Missing when it cannot.
 *
 * @param {object[]} steps in order; a step sees what earlier ones found as context.found
 * @param {{places: ReturnType<import('./places.mjs').placesOf>, retry?: boolean, now?: number}} options
 *   retry: try again what could not be had lately, and what has a better form
 * @returns {Promise<Record<string, object>>} the report's parts
 * @throws {Missing} when a required part cannot be had
 */
export async function setUp(steps, { places, retry = false, now = Date.now() }) {
  const context = { places, found: {} };
  const before = readReport(places.report);
  const report = { ...before, parts: { ...before.parts } };
  if (!retry && steps.every((step) => settled(step, context, before, now))) {
    for (const step of steps) {
      const found = context.found[step.name];
      if (found) report.parts[step.name] = { state: 'ready', ...found };
    }
    writeReport(places.report, report);
    return report.parts;
  }
  await withLock(join(places.tools, 'setup.lock'), async () => {
    for (const step of steps) {
      report.parts[step.name] = await bring(step, context, { before, retry, now });
      writeReport(places.report, report);
    }
  });
  return report.parts;
}

/** True when there is nothing to do about a step. Notes what it found. */
function settled(step, context, before, now) {
  const found = step.look(context);
  if (found) context.found[step.name] = found;
  return found !== undefined || triedLately(before.parts[step.name], now);
}

function triedLately(part, now) {
  return part?.state === 'missing' && now - Date.parse(part.triedAt) < patienceMs;
}

async function bring(step, context, { before, retry, now }) {
  const there = step.look(context);
  if (there && !(retry && there.lesser)) return ready(step, context, there);
  const last = before.parts[step.name];
  if (!there && !retry && !step.required && triedLately(last, now)) return last;
  const started = Date.now();
  say({ en: `${step.announce.en} …`, zh: `${step.announce.zh} ……` });
  try {
    const made = (await step.make(context)) ?? step.look(context);
    if (made === undefined)
      throw new Error(`The step ${step.name} ended without an error, but its part is not there.`);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say({ en: `  done in ${seconds} s`, zh: `  完成，用时 ${seconds} 秒` });
    return ready(step, context, made);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    if (there) return ready(step, context, there);
    if (step.required) throw error;
    say({ en: `  ${error.why.en} ${error.remedy.en}`, zh: `  ${error.why.zh}${error.remedy.zh}` });
    return { state: 'missing', why: error.why, remedy: error.remedy, triedAt: new Date(now).toISOString() };
  }
}

function ready(step, context, found) {
  context.found[step.name] = found;
  return { state: 'ready', ...found };
}

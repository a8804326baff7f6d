import { rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { binOf } from './bin.mjs';
import { inForeground } from './foreground.mjs';
import { unrunnable } from './needs.mjs';
import { readResults } from './results.mjs';

/**
 * Runs every test that can run here, once, and says what it left out and why.
 *
 * @param {ReturnType<import('../setup/places.mjs').placesOf>} places
 * @param {Record<string, object>} parts set-up's report
 * @param {{strict: boolean, filters: string[]}} options
 *   strict: a test left out counts as failed; filters: only files whose path holds one of these
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runTests(places, parts, { strict, filters }) {
  const report = join(places.tools, 'test-report.json');
  rmSync(report, { force: true });
  const left = unrunnable(places.root, parts);
  const args = [
    'run',
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const leftOut = left.map(({ file }) => file).join(delimiter);
  const code = await inForeground(parts.node.path, [binOf(places, 'vitest'), ...args, ...filters], {
    cwd: places.root,
    env: { ...process.env, TESTS_LEFT_OUT: leftOut },
  });
  const results = readResults(report, places.root);
  const skipped = [
    ...left.map(({ file, lacks }) => `${file} (no ${lacks.join(', ')} here)`),
    ...results.skipped,
  ];
  sayMissing(parts);
  for (const name of skipped) console.log(`skipped: ${name}`);
  const failed = results.failed + (strict ? skipped.length : 0);
  return { passed: results.passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function sayMissing(parts) {
  for (const part of Object.values(parts)) {
    if (part.state === 'missing') console.log(`missing: ${part.why.en} ${part.remedy.en}`);
  }
}

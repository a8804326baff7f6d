import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from './aside.mjs';

/**
 * What set-up found and made, for `espalier doctor` and for the scripts: .tools/setup.json.
 *
 * A part is {state: 'ready', detail, ...} or {state: 'missing', why: {en, zh}, remedy: {en, zh}, triedAt}.
 *
 * @typedef {{format: 1, parts: Record<string, object>}} Report
 */

/** The report of the last set-up; an empty one when there was none or it cannot be read. */
export function readReport(file) {
  if (!existsSync(file)) return { format: 1, parts: {} };
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return report.format === 1 ? report : { format: 1, parts: {} };
  } catch {
    return { format: 1, parts: {} };
  }
}

/** Writes the report when it says something new. */
export function writeReport(file, report) {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeWhole(file, text);
}

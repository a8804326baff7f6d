import { describe, type ErrorReport, type Language } from '../shared/errors/app-error';
import { isErrorCode } from '../shared/errors/catalogue';

/** Exit codes: part of the command line's contract. */
export const EXIT = { done: 0, runFailed: 1, badInput: 2, interrupted: 130 } as const;

/** The language of the person at this terminal, as POSIX says it. */
export function terminalLanguage(environment: NodeJS.ProcessEnv = process.env): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** One JSON document on standard output. JSON has no NaN and no infinity: they are written as words. */
export function printJson(value: unknown): void {
  process.stdout.write(`${toJson(value)}\n`);
}

export function toJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === 'number' && !Number.isFinite(item) ? String(item) : item),
    2,
  );
}

export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Talk that is not the result: it never mixes with the JSON document. */
export function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A failure as two lines: what happened and where, then what to do. */
export function errorText(
  error: { code: string; details: ErrorReport['details'] },
  language: Language,
): string {
  if (!isErrorCode(error.code)) return error.code;
  const { title, advice } = describe(error.code, error.details, language);
  return `${title}\n${advice} [${error.code}]`;
}

/** Columns aligned to their widest cell; numbers to the right. */
export function printTable(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, i) => Math.max(...cells.map((row) => width(row[i] ?? ''))));
  const right = header.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
  for (const row of cells) {
    printLine(
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0, right[i] ?? false))
        .join('  ')
        .trimEnd(),
    );
  }
}

function pad(cell: string, to: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(cell)));
  return right ? space + cell : cell + space;
}

/** Terminal columns: East Asian wide characters take two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(
        character,
      )
        ? 2
        : 1),
    0,
  );
}

/** A number with as many digits as are worth reading; NaN stays NaN. */
export function short(value: number): string {
  return Number.isFinite(value) ? Number(value.toPrecision(4)).toString() : String(value);
}

/** "about 3 min", "about 40 s". */
export function duration(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `about ${Math.round(seconds / 60)} min` : `about ${(seconds / 3600).toFixed(1)} h`;
}

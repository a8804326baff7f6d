import { catalogue, isErrorCode, type ErrorCode } from './catalogue';
import { worded } from './worded';

/**
 * What fills the placeholders of a message: names, counts, places (file, row, column), limits. Never a text in one
 * language: what is no name is a word of `WORDED`; a `reason` may be another failure (see `withCause`).
 */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** A failure as it crosses a boundary: plain data, the text is made where it is shown. */
export interface ErrorReport {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** A foreseen failure. Everything else that is thrown is a bug and says so. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(describe(code, details, 'en').title);
    this.name = 'AppError';
  }

  report(): ErrorReport {
    return { code: this.code, details: this.details };
  }
}

export type Language = 'en' | 'zh';

/** The title (what happened, where) and advice (one remedy) of a failure in one language. */
export function describe(
  code: ErrorCode,
  details: ErrorDetails,
  language: Language,
): { title: string; advice: string } {
  const entry = catalogue[code];
  return {
    title: fill(entry[language][0], details, language),
    advice: fill(entry[language][1], details, language),
  };
}

/** The report of anything thrown: an `AppError` as it is, anything else as `system.bug` with its message. */
export function reportOf(thrown: unknown): ErrorReport {
  if (thrown instanceof AppError) return thrown.report();
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { code: 'system.bug', details: { message } };
}

function fill(template: string, details: ErrorDetails, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = details[key];
    if (value === undefined) return whole;
    const cause = key === 'reason' ? causeIn(details) : undefined;
    // The sentence around it has its own full stop.
    return cause
      ? describe(cause.code, cause.details, language).title.replace(/[.。]$/, '')
      : worded(key, value, language);
  });
}

/** Details whose `reason` is another failure: it is told in that failure's own words. */
export function withCause(details: ErrorDetails, { code, details: own }: CauseReport): ErrorDetails {
  const beside = Object.entries(own).map(([name, value]) => [`reason.${name}`, value]);
  return { ...details, reason: code, ...Object.fromEntries(beside) };
}

/** A failure as it was stored. */
interface CauseReport {
  readonly code: string;
  readonly details: ErrorDetails;
}

function causeIn(details: ErrorDetails): ErrorReport | undefined {
  const code = String(details['reason']);
  if (!isErrorCode(code)) return undefined;
  const own = Object.entries(details).flatMap(([name, value]) =>
    name.startsWith('reason.') ? [[name.slice('reason.'.length), value]] : [],
  );
  return { code, details: Object.fromEntries(own) };
}

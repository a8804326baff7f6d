import type { Language as LanguageCode } from '../../shared/errors/app-error';
import { spaced } from './spaced';

/** How one language writes numbers, times and lists. NaN and missing values are an en dash. */
export interface Formats {
  /** A whole number with its thousands grouped. */
  whole(n: number): string;
  /** A number with so many significant digits, 3 unless told. */
  number(n: number | null, digits?: number): string;
  /** A number of somebody's table as it is: every digit, and no commas that would make 2,007 of a year. */
  cell(n: number): string;
  /** A number that somebody set: up to 8 digits, none made up. */
  plain(n: number): string;
  /** A number where there is little room: up to 3 digits, no needless zeros, and years without a comma. */
  short(n: number): string;
  /** A count where there is very little room: 1.05M, in the language's own powers of ten. */
  brief(n: number): string;
  /** A number on an axis whose numbers are `step` apart: as many digits as tell them apart. */
  tick(n: number, step: number): string;
  /** A share such as 0.213 as 21%; `digits` after the point. */
  percent(share: number, digits?: number): string;
  /** A number or share that always carries its sign. */
  signed(n: number, digits?: number): string;
  signedPercent(share: number, digits?: number): string;
  bytes(n: number): string;
  /** Seconds that are a guess: "about 3 min". */
  about(seconds: number): string;
  /** Seconds that were measured: "3 min 12 s". */
  lasted(seconds: number): string;
  /** A day and an hour, from an ISO time. */
  when(iso: string): string;
  /** How long ago, from an ISO time: "2 hours ago". */
  ago(iso: string, now: number): string;
  list(words: readonly string[]): string;
}

const LOCALES: Readonly<Record<LanguageCode, string>> = { en: 'en-GB', zh: 'zh-CN' };
const MISSING = '–';

/** The formats of a language. */
export function formatsOf(language: LanguageCode): Formats {
  const locale = LOCALES[language];
  const durations = durationsOf(language);
  const signs = { signDisplay: 'exceptZero' } as const;
  const digitsAfter = (digits: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const numbers = keptBy((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const write = (n: number, options: Intl.NumberFormatOptions): string =>
    Number.isFinite(n) ? numbers(options).format(n).replace(/^-/, '−') : MISSING;
  const moments = once(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
  const distances = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  return {
    whole: (n) => write(n, { maximumFractionDigits: 0 }),
    number: (n, digits = 3) => significant(n, digits, write),
    cell: (n) => String(n).replaceAll('-', '−'),
    plain: (n) => write(n, { maximumSignificantDigits: 8 }),
    short: (n) =>
      Math.abs(n) >= 1000
        ? write(n, { maximumFractionDigits: 0, useGrouping: 'min2' })
        : write(n, { maximumSignificantDigits: 3 }),
    brief: (n) =>
      n < 10_000 ? write(n, {}) : write(n, { notation: 'compact', maximumSignificantDigits: 3 }),
    tick: (n, step) =>
      write(n, { maximumFractionDigits: Math.min(20, Math.max(0, 1 - Math.floor(Math.log10(step)))) }),
    percent: (share, digits = 0) => write(share, { style: 'percent', ...digitsAfter(digits) }),
    signed: (n, digits = 2) => write(n, { ...signs, ...digitsAfter(digits) }),
    signedPercent: (share, digits = 0) =>
      write(share, { style: 'percent', ...signs, ...digitsAfter(digits) }),
    bytes: (n) => bytes(n, write),
    about: durations.about,
    lasted: durations.lasted,
    when: (iso) => moments().format(new Date(iso)),
    ago: (iso, now) => spaced(ago(Date.parse(iso) - now, distances())),
    list: (words) => lists().formatToParts(words).map(joined).join(''),
  };
}

interface ListPart {
  readonly type: 'element' | 'literal';
  readonly value: string;
}

/** What stands between two words is spaced from them; the words themselves stay as they are. */
function joined({ type, value }: ListPart, at: number, parts: readonly ListPart[]): string {
  if (type === 'element') return value;
  const [before, after] = [parts[at - 1]?.value.at(-1) ?? '', parts[at + 1]?.value.at(0) ?? ''];
  const between = spaced(before + value + after);
  return between.slice(before.length, between.length - after.length);
}

/** Makes a writer when it is first needed, and keeps it: making one takes longer than drawing a row of a table. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The same, one for all options that are alike. */
function keptBy<O extends object, T>(make: (options: O) => T): (options: O) => T {
  const kept = new Map<string, T>();
  return (options) => {
    const key = JSON.stringify(options);
    const one = kept.get(key) ?? make(options);
    kept.set(key, one);
    return one;
  };
}

type Write = (n: number, options: Intl.NumberFormatOptions) => string;

function significant(n: number | null, digits: number, write: Write): string {
  if (n === null || !Number.isFinite(n)) return MISSING;
  const size = Math.abs(n);
  if (size !== 0 && (size < 1e-4 || size >= 1e9))
    return n
      .toExponential(digits - 1)
      .replace('e+', 'e')
      .replaceAll('-', '−');
  if (size >= 10 ** digits) return write(n, { maximumFractionDigits: 0 });
  return write(n, {
    minimumSignificantDigits: Number.isInteger(n) ? 1 : digits,
    maximumSignificantDigits: digits,
  });
}

function bytes(n: number, write: Write): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = n < 1 ? 0 : Math.min(Math.floor(Math.log10(n) / 3), units.length - 1);
  return `${write(n / 1000 ** power, { maximumSignificantDigits: 3 })} ${units[power] ?? ''}`;
}

const STEPS: readonly [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [86_400 * 30, 86_400, 'day'],
  [Infinity, 86_400 * 30, 'month'],
];

function ago(milliseconds: number, writer: Intl.RelativeTimeFormat): string {
  const seconds = milliseconds / 1000;
  if (Math.abs(seconds) < 45) return writer.format(0, 'second');
  const step = STEPS.find(([limit]) => Math.abs(seconds) < limit);
  return step ? writer.format(Math.round(seconds / step[1]), step[2]) : '';
}

interface Durations {
  about(seconds: number): string;
  lasted(seconds: number): string;
}

function durationsOf(language: LanguageCode): Durations {
  const unit =
    language === 'en'
      ? { s: ' s', m: ' min', h: ' h', about: 'about ' }
      : { s: ' 秒', m: ' 分钟', h: ' 小时', about: '约 ' };
  const rough = (seconds: number): string => {
    if (seconds < 50) return `${Math.max(1, Math.round(seconds / 5) * 5 || Math.round(seconds))}${unit.s}`;
    if (seconds < 5400) return `${Math.max(1, Math.round(seconds / 60))}${unit.m}`;
    return `${(Math.round(seconds / 1800) / 2).toString()}${unit.h}`;
  };
  return {
    about: (seconds) => unit.about + rough(seconds),
    lasted: (seconds) => exact(seconds, unit),
  };
}

function exact(seconds: number, unit: { s: string; m: string; h: string }): string {
  if (Number.isNaN(seconds)) return MISSING;
  if (seconds < 9.95) return `${seconds.toFixed(1)}${unit.s}`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${unit.s}`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}${unit.m} ${whole % 60}${unit.s}`;
  return `${Math.floor(minutes / 60)}${unit.h} ${minutes % 60}${unit.m}`;
}

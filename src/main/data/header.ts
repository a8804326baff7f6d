import { AppError } from '../../shared/errors/app-error';

const NUMERIC = /^\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?\s*$/;
// Zero-width and direction marks, soft hyphen, non-breaking space: seen by programs, not by people.
// eslint-disable-next-line no-misleading-character-class
const HIDDEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00A0]/u;

/** Whether the first record names the columns: it holds no number and no empty cell, or later records differ in kind. */
export function looksLikeHeader(first: readonly string[]): boolean {
  const filled = first.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && !filled.every((cell) => NUMERIC.test(cell));
}

export interface Header {
  readonly names: string[];
  /** Names with characters that cannot be seen. */
  readonly hidden: string[];
}

/**
 * Column names as they will be known: outer spaces cut, empty ones numbered.
 * @throws csv.header-duplicate when two are the same but for letter case, since SQL cannot tell them apart
 */
export function headerOf(first: readonly string[], file: string): Header {
  const names = first.map((cell, i) => cell.trim() || `column ${i + 1}`);
  const seen = new Map<string, number>();
  names.forEach((name, i) => {
    const before = seen.get(name.toLowerCase());
    if (before !== undefined) throw duplicate(names, before, i, file);
    seen.set(name.toLowerCase(), i);
  });
  return { names, hidden: names.filter((name) => HIDDEN.test(name)) };
}

/** Names for a table without header. */
export function numberedNames(columns: number): string[] {
  return Array.from({ length: columns }, (_, i) => `column ${i + 1}`);
}

function duplicate(names: readonly string[], first: number, second: number, file: string): AppError {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const name = names[second] ?? '';
  let number = 2;
  while (taken.has(`${name} ${number}`.toLowerCase())) number++;
  return new AppError('csv.header-duplicate', { file, name, first: first + 1, second: second + 1, proposal: `${name} ${number}` });
}

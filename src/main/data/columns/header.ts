/** The names of a table's columns, and whether its first row holds them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppError } from '../../../shared/errors/app-error';
import { z } from '../../../shared/zod';
import { select } from '../engine/query';
import { CLASS, classify } from './grammar';
import type { Notice } from './notice';
import { RAW } from './raw-table';
import { stacked } from './survey';

/** More would bury the rest: a table with that many has other troubles. */
const MOST_NOTICES = 20;

/** Zero-width, bidirectional and control characters, and unusual spaces. */
const HIDDEN = /[\p{Cc}\p{Cf}\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/u;

const DATA: ReadonlySet<number> = new Set([CLASS.number, CLASS.zeros, CLASS.date, CLASS.moment]);

/**
 * Refuses a table whose first row is more likely data than names: every cell that is not empty is a number or a
 * date, or one is a number with a fraction.
 * @throws csv.header-missing
 */
export async function refuseMissingHeader(
  connection: DuckDBConnection,
  cells: readonly (string | null)[],
  decimalComma: boolean,
  file: string,
): Promise<void> {
  const all = cells.map((_, i) => i);
  const sql = `SELECT ${classify('v', decimalComma)} FROM (${stacked(all)} FROM ${RAW} WHERE rowid = 0) ORDER BY i`;
  const found = (await select(connection, sql, z.tuple([z.number().int()]))).flat();
  const filled = found.filter((code) => code !== CLASS.blank);
  const fraction = cells.find((cell, i) => found[i] === CLASS.number && /[.,]/.test(cell ?? ''));
  const nothingElse = filled.length > 0 && filled.every((code) => DATA.has(code));
  if (fraction === undefined && !nothingElse) return;
  const value = fraction ?? cells.find((cell) => cell !== null) ?? '';
  throw new AppError('csv.header-missing', { file, value });
}

/** Names of all columns, each filled, trimmed and unlike all others whatever the case, and what was done for that. */
export function nameColumns(
  cells: readonly (string | null)[],
  header: boolean,
  file: string,
): { names: string[]; notices: Notice[] } {
  const notices: Notice[] = [];
  const names: string[] = [];
  const places = new Map<string, number>();
  const asked = new Set(cells.map((cell) => fold(cell?.trim() ?? '')));
  cells.forEach((cell, i) => {
    const column = i + 1;
    const given = header ? (cell?.trim() ?? '') : '';
    const wanted = given === '' ? `column_${column}` : given;
    const first = places.get(fold(wanted));
    const name = first === undefined ? wanted : freeName(wanted, places, asked);
    places.set(fold(name), column);
    names.push(name);
    if (header) notices.push(...noticesOf({ cell, given, name, column, first, file }));
  });
  return { names, notices: notices.slice(0, MOST_NOTICES) };
}

interface Named {
  readonly cell: string | null;
  readonly given: string;
  readonly name: string;
  readonly column: number;
  readonly first: number | undefined;
  readonly file: string;
}

function noticesOf({ cell, given, name, column, first, file }: Named): Notice[] {
  const notices: Notice[] = [];
  if (given === '') notices.push({ code: 'csv.header-blank', details: { file, column, proposal: name } });
  else if (given !== cell) notices.push({ code: 'csv.header-trimmed', details: { file, name: given } });
  if (first !== undefined) {
    notices.push({
      code: 'csv.header-duplicate',
      details: { file, name: given, first, second: column, proposal: name },
    });
  }
  if (hasHidden(name)) notices.push({ code: 'csv.header-hidden', details: { file, column, name } });
  return notices;
}

/** Whether a text holds characters that cannot be seen. */
export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** The first of name_2, name_3, ... that no column has or asks for. */
function freeName(name: string, taken: ReadonlyMap<string, number>, asked: ReadonlySet<string>): string {
  for (let n = 2; ; n++) {
    const proposal = `${name}_${n}`;
    if (!taken.has(fold(proposal)) && !asked.has(fold(proposal))) return proposal;
  }
}

function fold(name: string): string {
  return name.toLowerCase();
}

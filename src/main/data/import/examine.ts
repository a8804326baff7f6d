/** One pass over a text: hashed, checked to be UTF-8, its rows found and judged by their shape. */
import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error';
import { refuseIfCancelled } from '../engine/query';
import { Scanner, type ScannedRow } from '../scan/scanner';
import { Shape } from '../scan/shape';
import { sniff, type Sniffed } from '../scan/sniff';
import { notUtf8 } from '../source/diagnose';
import { headOf, pieces } from '../source/source';
import { Utf8Check } from '../source/utf8';
import type { Text } from './text';

const SMALL_HEAD = 256 * 1024;
const LARGE_HEAD = 16 * 1024 * 1024;

export interface Examined {
  readonly sniffed: Sniffed;
  readonly shape: Shape;
  /** SHA-256 of the text without its byte order mark, as hex. */
  readonly sha256: string;
}

export interface Watch {
  readonly signal: AbortSignal;
  /** Bytes and rows so far. */
  progress(bytes: number, rows: number): void;
}

/**
 * Looks at every byte of the text.
 * @param chosen the delimiter, when a person chose it
 * @throws csv.encoding, csv.encoding-mixed, csv.truncated, csv.binary, csv.quote-open, what `sniff` throws, system.cancelled
 */
export async function examine(
  text: Text,
  file: string,
  chosen: string | undefined,
  watch: Watch,
): Promise<Examined> {
  const sniffed = await sniffText(text, file, chosen);
  const shape = new Shape(sniffed.columns);
  if (sniffed.skip > 0) shape.drops.push(text.from, text.from + sniffed.skip);
  let ending = false;
  const heard = (row: ScannedRow): void => {
    // The row that the end of a head cuts is no row.
    if (ending && text.cut) shape.drops.push(row.start, row.next);
    else shape.add(row);
  };
  const start = text.from + sniffed.skip;
  const scanner = new Scanner(sniffed.delimiter, heard, start, sniffed.skip > 0 ? 2 : 1);
  const hash = createHash('sha256');
  const check = new Utf8Check(text.from);
  let at = text.from;
  for await (const piece of pieces(text.handle, text.from)) {
    refuseIfCancelled(watch.signal);
    hash.update(piece);
    const wrong = check.push(piece);
    if (wrong !== undefined) throw await notUtf8(text.handle, file, wrong);
    if (piece.includes(0)) throw new AppError('csv.binary', { file, kind: 'binary' });
    scanner.push(piece.subarray(Math.max(0, start - at)));
    at += piece.length;
    watch.progress(at, shape.lines.size);
  }
  ending = true;
  const open = scanner.end();
  if (!text.cut) refuseUnfinished(check, shape, open, file);
  return { sniffed, shape, sha256: hash.digest('hex') };
}

function refuseUnfinished(
  check: Utf8Check,
  shape: Shape,
  open: { line: number; column: number } | undefined,
  file: string,
): void {
  if (open) throw new AppError('csv.quote-open', { file, row: open.line, column: open.column });
  if (check.unfinished > 0) throw new AppError('csv.truncated', { file, row: shape.lastLine });
}

async function sniffText(text: Text, file: string, chosen: string | undefined): Promise<Sniffed> {
  const { size } = await text.handle.stat();
  for (const length of [SMALL_HEAD, LARGE_HEAD]) {
    const whole = text.from + length >= size && !text.cut;
    const head = await headOf(text.handle, length, text.from);
    if (whole || length === LARGE_HEAD || /[\r\n]./.test(head.toString('latin1'))) {
      return sniff(head, whole, file, chosen);
    }
  }
  throw new Error('a head was neither short nor long');
}

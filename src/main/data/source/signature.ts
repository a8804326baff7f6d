/** Files that are no text table, told by how they begin. */
import { AppError } from '../../../shared/errors/app-error';

const PACKED: readonly (readonly [kind: string, ...bytes: number[]])[] = [
  ['gzip', 0x1f, 0x8b],
  ['zstd', 0x28, 0xb5, 0x2f, 0xfd],
  ['xz', 0xfd, 0x37, 0x7a, 0x58, 0x5a],
  ['7z', 0x37, 0x7a, 0xbc, 0xaf],
  ['bzip2', 0x42, 0x5a, 0x68, 0x39],
  ['RAR', 0x52, 0x61, 0x72, 0x21, 0x1a],
];

const BINARY: readonly (readonly [kind: string, ...bytes: number[]])[] = [
  ['PNG', 0x89, 0x50, 0x4e, 0x47],
  ['JPEG', 0xff, 0xd8, 0xff],
  ['GIF', 0x47, 0x49, 0x46, 0x38],
  ['PDF', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['SQLite', ...Buffer.from('SQLite format 3\0')],
  ['Parquet', 0x50, 0x41, 0x52, 0x31],
  ['Excel (.xls)', 0xd0, 0xcf, 0x11, 0xe0],
  ['HDF5', 0x89, 0x48, 0x44, 0x46],
  ['ELF', 0x7f, 0x45, 0x4c, 0x46],
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Text that is no table, told by how it begins behind blanks and a byte order mark. */
const TEXT: readonly (readonly [kind: string, begins: RegExp])[] = [
  ['JSON', /^\s*(?:\[\s*)*\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})/],
  ['HTML', /^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|table)\b/is],
  ['XML', /^\s*<\?xml\b/],
];

/**
 * Refuses what is surely no table.
 * @param head the first bytes, some ten thousand
 * @throws csv.compressed, csv.binary, csv.other-format
 */
export function refuseOtherFormats(head: Buffer, file: string): void {
  const packed = kindOf(head, PACKED);
  if (packed !== undefined) throw new AppError('csv.compressed', { file, kind: packed });
  if (beginsWith(head, ZIP)) {
    const workbook = workbookOf(head);
    throw workbook === undefined
      ? new AppError('csv.compressed', { file, kind: 'ZIP' })
      : new AppError('csv.binary', { file, kind: workbook });
  }
  const binary = kindOf(head, BINARY);
  if (binary !== undefined) throw new AppError('csv.binary', { file, kind: binary });
  const start = head.toString('utf8').replace(/^\uFEFF/, '');
  const other = TEXT.find(([, begins]) => begins.test(start))?.[0];
  if (other !== undefined) throw new AppError('csv.other-format', { file, kind: other });
}

/** Workbooks are ZIP files. */
function workbookOf(head: Buffer): string | undefined {
  if (head.includes('xl/') || head.includes('[Content_Types].xml')) return 'Excel (.xlsx)';
  return head.includes('application/vnd.oasis.opendocument.spreadsheet') ? 'OpenDocument (.ods)' : undefined;
}

function kindOf(head: Buffer, kinds: typeof PACKED): string | undefined {
  return kinds.find(([, ...bytes]) => beginsWith(head, bytes))?.[0];
}

function beginsWith(head: Buffer, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, i) => head[i] === byte);
}

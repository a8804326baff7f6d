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

/**
 * Refuses what is surely not text.
 * @param head the first bytes, some ten thousand
 * @throws csv.compressed, csv.binary
 */
export function refuseBinary(head: Buffer, file: string): void {
  const packed = kindOf(head, PACKED);
  if (packed !== undefined) throw new AppError('csv.compressed', { file, kind: packed });
  if (beginsWith(head, ZIP)) {
    const workbook = head.includes('xl/') || head.includes('[Content_Types].xml');
    throw workbook
      ? new AppError('csv.binary', { file, kind: 'Excel (.xlsx)' })
      : new AppError('csv.compressed', { file, kind: 'ZIP' });
  }
  const binary = kindOf(head, BINARY);
  if (binary !== undefined) throw new AppError('csv.binary', { file, kind: binary });
}

function kindOf(head: Buffer, kinds: typeof PACKED): string | undefined {
  return kinds.find(([, ...bytes]) => beginsWith(head, bytes))?.[0];
}

function beginsWith(head: Buffer, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, i) => head[i] === byte);
}

import { AppError } from '../../shared/errors/app-error';

/** First bytes by which files that are no text tables are known. */
const BINARY: readonly (readonly [kind: string, bytes: string])[] = [
  ['a PDF', '25504446'],
  ['a PNG picture', '89504e47'],
  ['a JPEG picture', 'ffd8ff'],
  ['an SQLite database', '53514c69746520666f726d61742033'],
  ['a Parquet file', '50415231'],
  ['an old Excel file', 'd0cf11e0a1b11ae1'],
];
const COMPRESSED: readonly (readonly [kind: string, bytes: string])[] = [
  ['gzip', '1f8b'],
  ['bzip2', '425a68'],
  ['xz', 'fd377a585a00'],
  ['zstd', '28b52ffd'],
];

/**
 * Refuses what is no text table, by its first bytes.
 * @throws csv.binary, csv.compressed, csv.empty
 */
export function checkKind(head: Buffer, name: string): void {
  if (head.length === 0) throw new AppError('csv.empty', { file: name });
  const starts = ([, bytes]: readonly [string, string]): boolean => head.subarray(0, bytes.length / 2).toString('hex') === bytes;
  if (head.subarray(0, 4).toString('hex') === '504b0304') {
    if (head.includes('xl/') || head.includes('[Content_Types].xml')) throw new AppError('csv.binary', { file: name, kind: 'an Excel file' });
    throw new AppError('csv.compressed', { file: name, kind: 'zip' });
  }
  const compressed = COMPRESSED.find(starts);
  if (compressed) throw new AppError('csv.compressed', { file: name, kind: compressed[0] });
  const binary = BINARY.find(starts);
  if (binary) throw new AppError('csv.binary', { file: name, kind: binary[0] });
}

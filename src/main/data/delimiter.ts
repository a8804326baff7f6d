import { AppError } from '../../shared/errors/app-error';

const CANDIDATES = [',', ';', '\t', '|'] as const;
const NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** The lines of a sample outside quotes, as counts of a character a record. */
function countsOf(records: readonly string[], delimiter: string): number[] {
  return records.map((record) => {
    let quoted = false;
    let count = 0;
    for (const character of record) {
      if (character === '"') quoted = !quoted;
      else if (!quoted && character === delimiter) count++;
    }
    return count;
  });
}

/** A `sep=;` first line, as Excel writes it. */
export function namedDelimiter(text: string): string | undefined {
  return /^sep=(.)\r?(?:\n|$)/i.exec(text)?.[1];
}

/**
 * The character that cuts every record of a sample into the same number of cells, more than one.
 * @param records complete records of the beginning of the file
 * @returns `,` when the table has one column
 * @throws csv.delimiter-unclear when two fit equally well
 */
export function guessDelimiter(records: readonly string[], name: string): string {
  const fits = CANDIDATES.map((delimiter) => ({ delimiter, ...evenness(countsOf(records, delimiter)) }))
    .filter((fit) => fit.most > 0)
    .sort((a, b) => b.share - a.share || b.most - a.most);
  const [best, next] = fits;
  if (!best) return ',';
  if (next && next.share === best.share && next.most === best.most) {
    throw new AppError('csv.delimiter-unclear', { file: name, first: NAMES[best.delimiter] ?? '', second: NAMES[next.delimiter] ?? '' });
  }
  return best.delimiter;
}

/** The most frequent count, and the share of records that have it. */
function evenness(counts: readonly number[]): { most: number; share: number } {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [most, times] = [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { most, share: most === 0 ? 0 : times / counts.length };
}

/** A record of delimited text, and the line of the file it begins at. */
export interface TextRecord {
  readonly line: number;
  readonly text: string;
}

/**
 * Cuts the beginning of a text into records: line ends inside quotes do not end one.
 * @param complete whether the text ends with the file; if not, the last record may be cut and is left out
 */
export function splitRecords(text: string, complete: boolean): TextRecord[] {
  const records: TextRecord[] = [];
  let quoted = false;
  let from = 0;
  let line = 1;
  let began = 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    const ends = character === '\n' || (character === '\r' && text[at + 1] !== '\n');
    if (ends) line++;
    if (!ends || quoted) continue;
    records.push({ line: began, text: text.slice(from, at).replace(/\r$/, '') });
    from = at + 1;
    began = line;
  }
  if (complete && from < text.length) records.push({ line: began, text: text.slice(from) });
  return records;
}

/** The cells of one record; doubled quotes inside quotes are one quote. */
export function splitCells(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < record.length; at++) {
    const character = record[at] ?? '';
    if (quoted && character === '"' && record[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (character === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (character === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}

import type { EncodingName, Problem } from '../../../shared/dataset';
import type { Split } from '../../../shared/recipe/recipe';
import { formatsOf } from '../formats';
import { plural } from '../plural';

const { percent, whole } = formatsOf('en');
const rows = (n: number): string => `${whole(n)} ${plural(n, 'row', 'rows')}`;
const columns = (n: number): string => `${whole(n)} ${plural(n, 'column', 'columns')}`;

/** Separators by the character; others are shown as they are. */
const delimiterName: Readonly<Record<string, string>> = {
  ',': 'Comma ,',
  ';': 'Semicolon ;',
  '\t': 'Tab',
  '|': 'Bar |',
  ' ': 'Space',
};

export const data = {
  about: 'Imported tables. They never change; importing the same file again finds it.',
  none: 'No table yet',
  noneAdvice: 'Import a CSV or TSV file, or open a sample from the home page.',
  name: 'Name',
  row: 'Row',
  rows: 'Rows',
  columns: 'Columns',
  stored: 'Stored',
  imported: 'Imported',
  panelEdge: 'Width of tasks and problems',
  problems: 'Worth knowing',
  noProblems: 'nothing',
  actions: 'Actions',
  actionsOf: (name: string): string => `What can be done with ${name}`,
  delete: 'Delete the table',
  deletedNow: (name: string): string =>
    `${name} is deleted from the lab; the file it came from is untouched.`,
  problemCount: (n: number): string => `${whole(n)} ${plural(n, 'remark', 'remarks')}`,
  size: (r: number, c: number): string => `${rows(r)}, ${columns(c)}`,
  columnCount: columns,
  skipped: (n: number): string => `${rows(n)} skipped while importing`,

  importTitle: 'Import a table',
  import: 'Import',
  nothingOffered: 'No file to import',
  nothingOfferedAdvice: 'Drop a file anywhere in the window, or choose one on the home page.',
  howToRead: 'How the file is read',
  encoding: 'Encoding',
  delimiter: 'Separator',
  header: 'First row holds the names',
  decimalComma: 'Decimal comma',
  guessed: 'guessed',
  chosen: 'chosen',
  encodingName: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16, little-endian',
    'utf-16be': 'UTF-16, big-endian',
    gb18030: 'GB18030 (Chinese)',
    'windows-1252': 'Windows-1252 (Western)',
    latin1: 'Latin-1 (Western)',
    shift_jis: 'Shift JIS (Japanese)',
    big5: 'Big5 (Chinese, traditional)',
  } satisfies Record<EncodingName, string>,
  delimiterName,
  badRows: (n: number): string => `${rows(n)} that cannot be read`,
  badRowsChoice: 'What to do with rows that cannot be read',
  stopAtBadRows: 'Stop',
  skipBadRows: 'Skip them',
  stopAdvice: 'Skip them, or correct the file and choose it again.',
  skipAdvice: 'They are left out; the dataset remembers how many.',
  line: 'Line',
  column: 'Column',
  reason: 'Reason',
  text: 'Text',
  typeOf: (column: string): string => `Type of ${column}`,
  missingCell: 'missing',
  stale: (name: string, when: string): string =>
    `A later table is called “${name}” too, imported ${when}: the data has changed. What you see rests on the earlier one.`,
  openNewer: 'Open the later table',
  designNewer: 'Design it on the later table',
  moreNotices: (n: number): string => `${whole(n)} more ${plural(n, 'remark', 'remarks')} on this file`,
  countsAsMissing: (value: string, column: string): string =>
    `${value} counts as missing in ${column}. The table itself stays as it is.`,
  firstRows: 'First rows of the file',
  firstRowsOf: (n: number): string =>
    n === 1 ? 'The only row, as it will be read.' : `The first ${rows(n)}, as they will be read.`,
  moreColumns: (n: number): string => ` ${columns(n)} more are not shown here.`,
  stage: { reading: 'Reading the file', storing: 'Storing the table', profiling: 'Looking at the columns' },
  rowsSoFar: (n: number): string => rows(n),
  importedNotice: (name: string, n: number, skipped: number, known: boolean): string => {
    if (known) return `${name} was imported before; here it is.`;
    return skipped > 0
      ? `${name}: ${rows(n)} imported, ${whole(skipped)} skipped.`
      : `${name}: ${rows(n)} imported.`;
  },

  restored: (when: string): string => `Your draft is here again, as you left it: ${when}.`,
  discardDraft: 'Discard it',
  draftClash: 'Another window changed this draft at the same time. Shown here is the draft of this window.',
  takeOther: 'Take the other',
  keepMine: 'Keep this one',
  question: 'What do you want to predict?',
  questionHint: 'Pick one column, or several to learn together.',
  addTarget: 'Add a column',
  removeTarget: (column: string): string => `Do not predict ${column}`,
  noSuchColumn: 'No column has that name.',
  guessMost: (value: string, share: number): string =>
    `Always answering “${value}” is right in ${percent(share)} of the rows.`,
  guessMean: (mean: string, error: string): string =>
    `Always answering the average, ${mean}, is off by ${error} (RMSE).`,
  guessUnknown: 'What guessing scores is worked out when a run starts.',
  split: 'Split',
  splitOf: (name: string): string => `Split of ${name}`,
  allRows: 'all rows',
  splitKind: 'How rows are split',
  splitName: {
    random: 'At random',
    stratified: 'Alike in each part',
    group: 'Groups stay together',
    time: 'The latest for testing',
  } satisfies Record<Split['kind'], string>,
  splitColumn: 'By the column',
  sortBy: (column: string): string => `Sort by ${column}`,
  pin: (column: string): string => `Keep ${column} in sight`,
  onlyBar: (from: string, to: string, n: number): string => `Only ${from} to ${to}: ${rows(n)}`,
  onlyValue: (value: string, n: number): string => `Only “${value}”: ${rows(n)}`,
  onlyMissing: (column: string): string => `Only rows without ${column}`,
  filters: 'Shown are only',
  removeFilter: (column: string): string => `Show every ${column}`,
  clearFilters: 'Show all rows',
  noRows: 'No row is like that.',
  toDesign: 'Design the model',
  distinct: (n: number): string => `${whole(n)} distinct`,
  missingShare: (share: number): string => `${percent(share, share < 0.0995 ? 1 : 0)} missing`,
  rangeOf: (min: string, max: string): string => `${min} – ${max}`,
  histogramOf: (column: string, range: string): string => `Spread of ${column}: ${range}`,
  atRows: (n: number, list: string): string => `${plural(n, 'Row', 'Rows')} ${list}`,
  leaveOut: (column: string): string => `Leave out ${column}`,
  leftOut: 'Left out. Put it back',
  remedy: {
    treatAsMissing: 'Treat as missing',
    treatedAsMissing: 'Counts as missing. Undo',
    cleanText: 'Take them out',
    textCleaned: 'Taken out. Undo',
    dropDuplicates: 'Leave equal rows out',
    duplicatesDropped: 'Left out. Put them back',
    alreadyMissing: 'Counts as missing already.',
  },
};

export const problem: Record<Problem['kind'], (column: string, count: number, subject: string) => string> = {
  constant: (column) => `“${column}” holds one value only and tells next to nothing about a row.`,
  unique: (column) => `“${column}” is different in every row, or nearly so, like a name of the row.`,
  mixed: (column, count, subject) =>
    `“${column}” is mostly of one type, but not in ${whole(count)} ${plural(count, 'cell', 'cells')}: “${subject}”, for instance.`,
  duplicates: (_, count) =>
    `${rows(count)} ${plural(count, 'is', 'are')} equal to an earlier one: the same row can land in training and in test.`,
  'near-empty': (column) => `“${column}” is nearly empty.`,
  leak: (column, _, subject) => `“${column}” gives “${subject}” away: whoever knows the one knows the other.`,
  'hidden-characters': (column, count) =>
    `“${column}” holds invisible characters in ${whole(count)} ${plural(count, 'cell', 'cells')}.`,
  'missing-markers': (column, count, subject) =>
    `“${subject}” in ${whole(count)} ${plural(count, 'cell', 'cells')} of “${column}” looks like a mark for a missing value.`,
};

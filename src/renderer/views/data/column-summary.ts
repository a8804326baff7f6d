import type { ColumnProfile } from '../../../shared/dataset';
import type { Language } from '../../language/language.svelte';

/** A column in a few words: its type, how many distinct values, what is missing. */
export function columnSummary(column: ColumnProfile, rows: number, words: Language): string {
  const parts = [words.t.words.columnType[column.type], words.t.data.distinct(column.distinct)];
  if (column.missing > 0) parts.push(words.t.data.missingShare(column.missing / Math.max(1, rows)));
  return parts.join(' · ');
}

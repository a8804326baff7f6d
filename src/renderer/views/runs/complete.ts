/** Completion of the search for runs: what may stand where the caret is. */
import { FIELDS, fieldOf, isCompared, STARS, STATUSES, type Field } from '../../../shared/run-search/fields';

/** Names that a search can use. */
export interface Known {
  readonly tasks: readonly string[];
  readonly tags: readonly string[];
  readonly studies: readonly string[];
  readonly datasets: readonly string[];
}

export interface Suggestion {
  /** What replaces the text from `from` up to the caret. */
  readonly text: string;
  readonly from: number;
  /** The field that it names or gives a value to. */
  readonly field: Field;
  readonly kind: 'field' | 'value';
}

const MOST = 12;
const SPANS = ['24h', '7d', '30d'];

/** What could stand at the caret, best first; empty when there is nothing to say. */
export function complete(search: string, caret: number, known: Known): Suggestion[] {
  const from = startOfTerm(search.slice(0, caret));
  const typed = search.slice(from, caret);
  const [, minus = '', key = '', operator = '', value = ''] =
    /^(-?)([a-z][\w-]*)?([:：=<>]=?)?(.*)$/i.exec(typed) ?? [];
  if (operator === '') {
    if (value !== '') return [];
    return FIELDS.filter((field) => field.startsWith(key.toLowerCase()))
      .slice(0, MOST)
      .map((field) => ({
        text: `${minus}${field}${isCompared(field) ? '>' : ':'}`,
        from,
        field,
        kind: 'field',
      }));
  }
  const field = fieldOf(key);
  if (!field || isCompared(field)) return [];
  const begun = value.replace(/^"/, '').toLowerCase();
  return valuesOf(field, known)
    .filter((one) => one.toLowerCase().startsWith(begun) && one.toLowerCase() !== begun)
    .slice(0, MOST)
    .map((one) => ({ text: `${minus}${field}:${quoted(one)} `, from, field, kind: 'value' }));
}

/** Where the term begins that ends with this text: behind the last space that is not in quotation marks. */
function startOfTerm(before: string): number {
  const [, ...rest] = /(?:^|\s)((?:[^\s"]|"[^"]*"?)*)$/.exec(before) ?? [];
  return before.length - (rest[0] ?? '').length;
}

function valuesOf(field: Field, known: Known): readonly string[] {
  const values: Partial<Record<Field, readonly string[]>> = {
    task: known.tasks,
    tag: known.tags,
    study: known.studies,
    dataset: known.datasets,
    status: Object.keys(STATUSES),
    star: Object.keys(STARS),
    since: SPANS,
    before: SPANS,
  };
  return values[field] ?? [];
}

/** A name that holds a space in quotation marks. */
function quoted(name: string): string {
  return /\s/.test(name) ? `"${name}"` : name;
}

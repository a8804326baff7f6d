/** A search for runs as conditions of SQL, each answered by an index, except words: all words of all runs are read once. */
import type { CountField } from '../../shared/run-search/fields';
import type { Term } from '../../shared/run-search/parse';

/** A part of a WHERE clause over `runs`, with what stands for its question marks. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const COLUMN_OF_COUNT: Readonly<Record<CountField, string>> = {
  epochs: 'epochs_done',
  seconds: 'seconds',
  seed: 'seed',
  parameters: 'parameters',
};

/** What a term asks: a condition on the row of a run, or a statement that gives the numbers of the runs that are meant. */
type Asked = Sql & { readonly gives: 'condition' | 'numbers' };

/**
 * The conditions of a search. A metric counts for the tasks that the search names (`task:`), or for any task when it
 * names none: `task:species metric>0.9` asks how well the species is told.
 */
export function searchSql(terms: readonly Term[]): Sql[] {
  const tasks = terms.flatMap((term) =>
    term.kind === 'label' && term.field === 'task' && !term.not ? [term.text] : [],
  );
  const words = terms.flatMap((term) => (term.kind === 'word' && !term.not ? [term.text] : []));
  const others = terms.filter((term) => term.kind !== 'word' || term.not);
  const asked = others.map((term) => ({ ...askedOf(term, tasks), not: term.not }));
  if (words.length > 0) asked.push({ ...worded(words), not: false });
  const sets = asked.filter(({ gives, not }) => gives === 'numbers' && !not);
  const rest = asked.filter((one) => !sets.includes(one)).map(conditionOf);
  return sets.length === 0 ? rest : [meetingOf(sets), ...rest];
}

/** All sets as one: SQLite would walk the product of several. */
function meetingOf(sets: readonly Sql[]): Sql {
  const all = sets.map(({ sql }) => sql).join(' INTERSECT ');
  return { sql: `number IN (${all})`, values: sets.flatMap(({ values }) => values) };
}

/** What is unknown does not hold, so its opposite does. */
function conditionOf({ sql, values, gives, not }: Asked & { not: boolean }): Sql {
  if (gives === 'numbers') return { sql: `number NOT IN (${sql})`, values };
  return not ? { sql: `(${sql}) IS NOT TRUE`, values } : { sql, values };
}

function askedOf(term: Term, tasks: readonly string[]): Asked {
  switch (term.kind) {
    case 'word':
      return worded([term.text]);
    case 'label':
      return labelled(term);
    case 'metric':
      return scored(term, tasks);
    case 'dataset':
      return condition(`dataset IN (${marks(term.called)})`, term.called);
    case 'status':
      return condition(`status IN (${marks(term.statuses)})`, term.statuses);
    case 'star':
      return condition(`starred = ${term.starred ? 1 : 0}`, []);
    case 'time':
      return condition(`created_at ${term.field === 'since' ? '>=' : '<'} ?`, [term.moment]);
    case 'count':
      return condition(`${COLUMN_OF_COUNT[term.field]} ${term.comparison} ?`, [term.value]);
  }
}

/** Runs in whose words each of these stands somewhere. */
function worded(words: readonly string[]): Asked {
  const each = words.map(() => 'instr(words, lower(?)) > 0').join(' AND ');
  return numbers(`SELECT run FROM run_words WHERE ${each}`, words);
}

function labelled({ field, text }: Extract<Term, { kind: 'label' }>): Asked {
  switch (field) {
    case 'task':
    case 'tag':
      return numbers(`SELECT run FROM run_labels WHERE kind = '${field}' AND label = ?`, [text]);
    case 'study':
      return condition(
        "study IN (SELECT id FROM studies WHERE id = ? OR plan ->> '$.name' = ? COLLATE NOCASE)",
        [text, text],
      );
    case 'arm':
      return condition('arm = ? COLLATE NOCASE', [text]);
  }
}

function scored(
  { field, comparison, value }: Extract<Term, { kind: 'metric' }>,
  tasks: readonly string[],
): Asked {
  const about = tasks.length === 0 ? '' : ` AND task COLLATE NOCASE IN (${marks(tasks)})`;
  const holds = `value ${comparison} ?${about}`;
  return field === 'metric'
    ? numbers(`SELECT run FROM scores WHERE kind = 'headline' AND ${holds}`, [value, ...tasks])
    : numbers(`SELECT run FROM scores WHERE kind <> 'guess' AND metric = ? AND ${holds}`, [
        field,
        value,
        ...tasks,
      ]);
}

function condition(sql: string, values: Sql['values']): Asked {
  return { sql, values, gives: 'condition' };
}

function numbers(sql: string, values: Sql['values']): Asked {
  return { sql, values, gives: 'numbers' };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

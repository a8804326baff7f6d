import type { RunSummary } from '../../../shared/run';
import type { RunSort } from '../../../shared/contract/runs';
import type { Language } from '../../language/language.svelte';

/** Columns that can be hidden; selection, star and name always stand. */
export const HIDEABLE = [
  'status',
  'tasks',
  'headline',
  'study',
  'dataset',
  'epochs',
  'seconds',
  'seed',
  'parameters',
  'note',
  'created',
] as const;
export type ColumnKey = 'name' | (typeof HIDEABLE)[number];

/** A column of the runs table. */
export interface Column {
  readonly key: ColumnKey;
  readonly title: string;
  /** Pixels it has at least, and its share of what is left over. */
  readonly least: number;
  readonly share?: number;
  readonly sort?: RunSort;
  readonly end?: boolean;
}

/** The columns that are shown, in a language. */
export function columnsOf({ t }: Language, hidden: readonly string[]): Column[] {
  const all: Column[] = [
    { key: 'name', title: t.data.name, least: 170, share: 2, sort: 'name' },
    { key: 'status', title: t.runs.status, least: 100, sort: 'status' },
    { key: 'tasks', title: t.plan.tasks, least: 90, share: 1, sort: 'tasks' },
    { key: 'headline', title: t.runs.headline, least: 150, share: 1.3, sort: 'headline' },
    { key: 'study', title: t.runs.column.study, least: 120, share: 1 },
    { key: 'dataset', title: t.runs.column.dataset, least: 110, share: 1 },
    { key: 'epochs', title: t.plan.epochs, least: 76, sort: 'epochs', end: true },
    { key: 'seconds', title: t.run.trained, least: 76, sort: 'seconds', end: true },
    { key: 'seed', title: t.runs.column.seed, least: 60, sort: 'seed', end: true },
    { key: 'parameters', title: t.run.parameters, least: 90, sort: 'parameters', end: true },
    { key: 'note', title: t.runs.note, least: 120, share: 1 },
    { key: 'created', title: t.runs.started, least: 100, sort: 'created', end: true },
  ];
  return all.filter(({ key }) => !hidden.includes(key));
}

const GAP = 10;
const SELECTION = 24;
const STAR = 22;
/** Left and right of a row. */
const PADDING = 28;

/** The tracks of the grid that all rows share, and how wide they are at least. */
export function tracksOf(columns: readonly Column[]): { tracks: string; least: number } {
  const tracks = columns.map(({ least, share }) =>
    share === undefined ? `${least}px` : `minmax(${least}px, ${share}fr)`,
  );
  const least = columns.reduce((sum, column) => sum + column.least + GAP, SELECTION + STAR + GAP + PADDING);
  return { tracks: `${SELECTION}px ${STAR}px ${tracks.join(' ')}`, least };
}

/** The headline metric of the first tasks: "fat RMSE 2.31". */
export function headlineText(run: RunSummary, words: Language): string {
  const shown = run.headline
    .slice(0, 2)
    .map((one) => `${one.task} ${words.t.words.metricShort[one.metric]} ${words.f.number(one.value)}`);
  const more = run.headline.length - shown.length;
  return more > 0 ? `${shown.join(' · ')} +${more}` : shown.join(' · ');
}

import type { RunSummary } from '../../../shared/run';
import type { CallInput } from '../../../shared/contract/contract';
import type { Language } from '../../language/language.svelte';

export type SortKey = NonNullable<CallInput<'runs.list'>['sort']>;

/** A column of the runs table. */
export interface Column {
  readonly key: string;
  readonly title: string;
  /** A width of a grid track. */
  readonly width: string;
  readonly sort?: SortKey;
  readonly end?: boolean;
}

/** The columns in a language; the first two (selection, name) are drawn by the table itself. */
export function columnsOf({ t }: Language): Column[] {
  return [
    { key: 'name', title: t.data.name, width: 'minmax(170px, 2fr)', sort: 'name' },
    { key: 'status', title: t.runs.status, width: '100px', sort: 'status' },
    { key: 'tasks', title: t.plan.tasks, width: 'minmax(90px, 1fr)' },
    { key: 'headline', title: t.runs.headline, width: 'minmax(150px, 1.3fr)', sort: 'headline' },
    { key: 'epochs', title: t.plan.epochs, width: '76px', end: true },
    { key: 'seconds', title: t.run.trained, width: '76px', sort: 'seconds', end: true },
    { key: 'created', title: t.runs.started, width: '100px', sort: 'created', end: true },
  ];
}

/** The headline metric of the first tasks: "fat RMSE 2.31". */
export function headlineText(run: RunSummary, words: Language): string {
  const shown = run.headline
    .slice(0, 2)
    .map((one) => `${one.task} ${words.t.words.metricShort[one.metric]} ${words.f.number(one.value)}`);
  const more = run.headline.length - shown.length;
  return more > 0 ? `${shown.join(' · ')} +${more}` : shown.join(' · ');
}

import type { Handlers, HandlerInput } from '../../../src/shared/contract/contract';
import { runSummary, type RunDetail, type RunSummary } from '../../../src/shared/run';
import { parseSearch, type Term } from '../../../src/shared/run-search/parse';
import type { Scene } from './scene';

type ListCalls = 'runs.list' | 'runs.groups' | 'runs.labels';

const LIVE: ReadonlySet<string> = new Set(['queued', 'running', 'paused']);

/** The lists of runs of a scene. Of the search language it knows what the pictures and tests ask for. */
export function runListHandlers(scene: Scene): Pick<Handlers, ListCalls> {
  const all = (): RunDetail[] => [...scene.runs.values()];
  return {
    'runs.list': (query) => listOf(all(), query),
    'runs.groups': ({ search, shelf, by }) => {
      const keys = found(all(), search, shelf).map((run) => run[by]);
      return [...new Set(keys)].map((key) => ({ key, runs: keys.filter((one) => one === key).length }));
    },
    'runs.labels': () => ({
      tasks: distinct(all().flatMap(({ tasks }) => tasks)),
      tags: distinct(all().flatMap(({ tags }) => tags)),
    }),
  };
}

function listOf(
  runs: readonly RunDetail[],
  query: HandlerInput<'runs.list'>,
): { total: number; runs: RunSummary[] } {
  const key = (run: RunDetail): string =>
    query.sort === 'name' ? run.name : query.sort === 'status' ? run.status : run.createdAt;
  const rows = found(runs, query.search, query.shelf)
    .filter(
      ({ bestEpoch, status }) => !query.models || (bestEpoch !== null && /finished|stopped/.test(status)),
    )
    .filter((run) => query.study === undefined || run.study === query.study)
    .filter((run) => query.dataset === undefined || run.dataset === query.dataset)
    .sort(
      (a, b) =>
        Number(LIVE.has(b.status)) - Number(LIVE.has(a.status)) ||
        key(a).localeCompare(key(b)) * (query.descending ? -1 : 1),
    );
  return {
    total: rows.length,
    runs: rows.slice(query.from, query.from + query.count).map((run) => runSummary.parse(run)),
  };
}

function found(runs: readonly RunDetail[], search: string, shelf: string): RunDetail[] {
  const terms = parseSearch(search, new Date());
  return runs.filter((run) => shelfOf(run) === shelf && terms.every((term) => holds(run, term) !== term.not));
}

function shelfOf(run: RunDetail): string {
  return run.deletedAt !== null ? 'deleted' : run.archived ? 'archived' : 'current';
}

function holds(run: RunDetail, term: Term): boolean {
  const text = [run.name, run.status, run.arm, ...run.tags, ...run.tasks].join(' ').toLowerCase();
  switch (term.kind) {
    case 'word':
      return text.includes(term.text.toLowerCase());
    case 'label':
      return term.field === 'task'
        ? run.tasks.includes(term.text)
        : term.field === 'tag'
          ? run.tags.includes(term.text)
          : run[term.field] === term.text;
    case 'status':
      return term.statuses.includes(run.status);
    case 'star':
      return run.starred === term.starred;
    case 'metric':
      return run.headline.some(({ value }) =>
        term.comparison === '>' ? value > term.value : value < term.value,
      );
    case 'dataset':
      return term.called.includes(run.dataset);
    case 'time':
    case 'count':
      throw new Error(`the fake lab does not search by ${term.field}`);
  }
}

function distinct(labels: readonly string[]): string[] {
  return [...new Set(labels)].sort();
}

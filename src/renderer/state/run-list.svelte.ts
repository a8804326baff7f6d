import type { LabClient } from '../../shared/contract/client';
import type { CallInput } from '../../shared/contract/contract';
import type { LabEvent } from '../../shared/contract/events';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import { ENDED, type RunSummary } from '../../shared/run';
import { parseSearch } from '../../shared/run-search/parse';
import { Beat } from './beat';
import type { Page } from './paged.svelte';
import type { RowKeys } from './row-keys';
import { RunSection, startsOf, type RunLine } from './run-section.svelte';

type Query = Required<Pick<CallInput<'runs.list'>, 'search' | 'sort' | 'descending' | 'shelf'>>;
export type Grouping = 'none' | CallInput<'runs.groups'>['by'];

/** The runs table: searched, sorted and grouped by the lab, page by page, with a selection that outlives scrolling. */
export class RunList implements RowKeys {
  query = $state.raw<Query>({ search: '', sort: 'created', descending: true, shelf: 'current' });
  grouping = $state.raw<Grouping>('none');
  selected = $state.raw<ReadonlySet<string>>(new Set());
  /** The run that keys act on: its row has the focus. */
  current = $state<string>();
  /** The run that is shown beside the list. */
  peeked = $state<string>();
  sections = $state.raw<readonly RunSection[]>([]);
  /** Why the search that is typed cannot be understood; the list stays as it was then. */
  refusal = $state.raw<ErrorReport>();
  failure = $state.raw<ErrorReport>();
  loaded = $state(false);
  readonly total = $derived(this.sections.reduce((sum, section) => sum + section.runs, 0));
  readonly lines = $derived(this.sections.reduce((sum, section) => sum + section.lines, 0));
  readonly #starts = $derived(startsOf(this.sections));
  readonly #client: LabClient;
  /** Runs that were seen, with what decides where they stand. */
  readonly #known = new Map<string, string>();
  /** The last query that could be understood. */
  #understood: Query = this.query;
  #asking: Promise<void> | undefined;
  /** Whether something else was asked for after the last question went out. */
  #overtaken = false;
  /** New runs are looked for at most once a second, however many a study starts. */
  readonly #beat = new Beat(1000, () => void this.reload());

  constructor(client: LabClient) {
    this.#client = client;
  }

  /** Loads and listens until the returned function is called. */
  open(): () => void {
    const stop = this.#client.subscribe((event) => this.#hear(event));
    void this.reload();
    return () => {
      stop();
      this.#beat.stop();
    };
  }

  ask(change: Partial<Query>): void {
    this.query = { ...this.query, ...change };
    this.refusal = refusalOf(this.query.search);
    if (this.refusal) return;
    this.#understood = this.query;
    void this.reload();
  }

  group(grouping: Grouping): void {
    this.grouping = grouping;
    void this.reload();
  }

  /** Sorts by a column; once more turns the order round. */
  sort(sort: Query['sort']): void {
    this.ask(
      sort === this.query.sort
        ? { descending: !this.query.descending }
        : { sort, descending: sort !== 'name' && sort !== 'tasks' },
    );
  }

  /**
   * Asks for everything again; what is shown stays until the answer is here. While a question is on its way others wait,
   * and only the last of them is asked. Groups that were open are again.
   */
  reload(): Promise<void> {
    this.#overtaken = true;
    this.#asking ??= this.#askUntilStill().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** The line of the table at a place. */
  at(line: number): RunLine {
    const at = this.#sectionAt(line);
    return this.sections[at]?.at(line - (this.#starts[at] ?? 0)) ?? { kind: 'run', run: undefined };
  }

  /** Makes sure that lines `first` .. `last` are here or on their way. */
  need(first: number, last: number): void {
    for (let at = this.#sectionAt(first); at <= this.#sectionAt(last); at++) {
      const section = this.sections[at];
      const start = this.#starts[at] ?? 0;
      section?.need(Math.max(0, first - start), Math.min(section.lines - 1, last - start));
    }
  }

  toggle(id: string): void {
    const selected = new Set(this.selected);
    if (!selected.delete(id)) selected.add(id);
    this.selected = selected;
  }

  /** The keys are in the row of a run, or in none; what is shown beside the list follows them. */
  hold(id: string | undefined): void {
    this.current = id;
    if (id !== undefined && this.peeked !== undefined) this.peeked = id;
  }

  select(): void {
    if (this.current !== undefined) this.toggle(this.current);
  }

  peek(): void {
    this.peeked = this.peeked === this.current ? undefined : this.current;
  }

  takeUp(): void {
    if (this.selected.size === 0) this.select();
  }

  clear(): void {
    this.selected = new Set();
  }

  #sectionAt(line: number): number {
    return Math.max(
      0,
      this.#starts.findLastIndex((start) => start <= line),
    );
  }

  async #askUntilStill(): Promise<void> {
    while (this.#overtaken) {
      this.#overtaken = false;
      try {
        const sections = await this.#unfolded();
        if (!this.#overtaken) this.#settle(sections, sections.find(({ rows }) => rows.failure)?.rows.failure);
      } catch (thrown) {
        if (!this.#overtaken) this.#settle(this.sections, reportOf(thrown));
      }
    }
  }

  async #unfolded(): Promise<RunSection[]> {
    const sections = await this.#sections();
    const open = new Set(this.sections.flatMap((section) => (section.open ? [section.key] : [])));
    const first = sections[0];
    if (first && !sections.some(({ key }) => open.has(key))) open.add(first.key);
    await Promise.all(sections.filter(({ key }) => open.has(key)).map((section) => section.unfold()));
    return sections;
  }

  async #sections(): Promise<RunSection[]> {
    const { grouping } = this;
    const query = this.#understood;
    if (grouping === 'none')
      return [new RunSection(undefined, 0, (from, count) => this.#page(query, from, count))];
    const { search, shelf } = query;
    const groups = await this.#client.call('runs.groups', { search, shelf, by: grouping });
    return groups.map(({ key, runs }) => {
      const only = grouping === 'study' ? { study: key } : { dataset: key ?? '' };
      return new RunSection(key, runs, (from, count) => this.#page({ ...query, ...only }, from, count));
    });
  }

  async #page(
    query: Omit<CallInput<'runs.list'>, 'from' | 'count'>,
    from: number,
    count: number,
  ): Promise<Page<RunSummary>> {
    const { total, runs } = await this.#client.call('runs.list', { ...query, from, count });
    for (const run of runs) this.#known.set(run.id, placeOf(run));
    return { total, rows: runs };
  }

  #settle(sections: readonly RunSection[], failure: ErrorReport | undefined): void {
    this.sections = sections;
    this.failure = failure;
    this.loaded = true;
  }

  #hear(event: LabEvent): void {
    if (event.type !== 'run.changed') return;
    const { run } = event;
    if (this.#known.get(run.id) !== placeOf(run)) this.#beat.ask();
    this.#known.set(run.id, placeOf(run));
    for (const { rows } of this.sections) rows.replace((one) => (one.id === run.id ? run : one));
  }
}

/** What decides on which list a run stands, and whether on top. */
function placeOf({ archived, deletedAt, status }: RunSummary): string {
  return `${deletedAt !== null} ${archived} ${ENDED.has(status)}`;
}

function refusalOf(search: string): ErrorReport | undefined {
  try {
    parseSearch(search, new Date());
    return undefined;
  } catch (thrown) {
    return reportOf(thrown);
  }
}

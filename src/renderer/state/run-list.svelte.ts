import type { LabClient } from '../../shared/contract/client';
import type { CallInput } from '../../shared/contract/contract';
import type { LabEvent } from '../../shared/contract/events';
import type { RunSummary } from '../../shared/run';
import { Beat } from './beat';
import { PagedRows } from './paged.svelte';

type Query = Required<Pick<CallInput<'runs.list'>, 'search' | 'sort' | 'descending' | 'shelf'>>;

/** The runs table: searched and sorted by the lab, page by page, with a selection that outlives scrolling. */
export class RunList {
  query = $state.raw<Query>({ search: '', sort: 'created', descending: true, shelf: 'current' });
  selected = $state.raw<ReadonlySet<string>>(new Set());
  readonly rows: PagedRows<RunSummary>;
  readonly #client: LabClient;
  readonly #known = new Set<string>();
  /** New runs are looked for at most once a second, however many a study starts. */
  readonly #beat = new Beat(1000, () => void this.rows.reload());

  constructor(client: LabClient) {
    this.#client = client;
    this.rows = new PagedRows(100, async (from, count) => {
      const { total, runs } = await client.call('runs.list', { ...this.query, from, count });
      for (const run of runs) this.#known.add(run.id);
      return { total, rows: runs };
    });
  }

  /** Loads and listens until the returned function is called. */
  open(): () => void {
    const stop = this.#client.subscribe((event) => this.#hear(event));
    void this.rows.reload();
    return () => {
      stop();
      this.#beat.stop();
    };
  }

  ask(change: Partial<Query>): void {
    this.query = { ...this.query, ...change };
    void this.rows.reload();
  }

  /** Sorts by a column; once more turns the order round. */
  sort(sort: Query['sort']): void {
    this.ask(
      sort === this.query.sort
        ? { descending: !this.query.descending }
        : { sort, descending: sort !== 'name' },
    );
  }

  toggle(id: string): void {
    const selected = new Set(this.selected);
    if (!selected.delete(id)) selected.add(id);
    this.selected = selected;
  }

  clear(): void {
    this.selected = new Set();
  }

  /** Archives what is selected, or takes it out of the archive again. */
  async archive(archived: boolean): Promise<void> {
    await Promise.all([...this.selected].map((run) => this.#client.call('runs.edit', { run, archived })));
    this.clear();
    await this.rows.reload();
  }

  #hear(event: LabEvent): void {
    if (event.type !== 'run.changed') return;
    if (this.#known.has(event.run.id))
      this.rows.replace((run) => (run.id === event.run.id ? event.run : run));
    else this.#beat.ask();
  }
}

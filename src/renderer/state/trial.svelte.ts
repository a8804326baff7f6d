import type { LabClient } from '../../shared/contract/client';
import type { CallOutput } from '../../shared/contract/contract';
import type { HeadAnswer } from '../../shared/contract/models';
import type { Cell } from '../../shared/dataset';
import { reportOf, type ErrorReport } from '../../shared/errors/app-error';
import { Beat } from './beat';

export type ModelForm = CallOutput<'models.form'>;

/** Trying a model: one row of raw cells, answered by all heads whenever a cell changes. */
export class Trial {
  cells = $state.raw<Readonly<Record<string, Cell>>>({});
  /** The row of the table that `cells` are, counted from 0; null once one is changed. */
  row = $state<number | null>(null);
  answers = $state.raw<readonly HeadAnswer[]>([]);
  failure = $state.raw<ErrorReport>();
  readonly #client: LabClient;
  readonly #run: string;
  #latest = 0;
  /** Moving a slider or typing asks four times a second at most. */
  readonly #beat = new Beat(250, () => void this.#ask());

  constructor(client: LabClient, run: string) {
    this.#client = client;
    this.#run = run;
  }

  /** Fills the form and asks. */
  fill(cells: Readonly<Record<string, Cell>>, row: number | null = null): void {
    this.cells = cells;
    this.row = row;
    this.#beat.ask();
  }

  set(column: string, cell: Cell): void {
    this.fill({ ...this.cells, [column]: cell });
  }

  /** Fills the form with a row of the dataset, counted from 0. */
  async fromRow(dataset: string, row: number, columns: readonly string[]): Promise<void> {
    const [{ columns: all }, { rows }] = await Promise.all([
      this.#client.call('datasets.get', { id: dataset }),
      this.#client.call('datasets.page', { id: dataset, from: row, count: 1 }),
    ]);
    const cells = new Map(all.map((column, i) => [column.name, rows[0]?.[i] ?? null]));
    this.fill(Object.fromEntries(columns.map((column) => [column, cells.get(column) ?? null])), row);
  }

  stop(): void {
    this.#beat.stop();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#latest;
    try {
      const [answers] = await this.#client.call('models.try', { run: this.#run, rows: [this.cells] });
      if (turn === this.#latest) this.#settle(answers ?? [], undefined);
    } catch (thrown) {
      if (turn === this.#latest) this.#settle(this.answers, reportOf(thrown));
    }
  }

  #settle(answers: readonly HeadAnswer[], failure: ErrorReport | undefined): void {
    this.answers = answers;
    this.failure = failure;
  }
}

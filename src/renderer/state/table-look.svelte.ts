import type { RowFilter, RowSort } from '../../shared/dataset';

/** How a person looks at a table: which rows, in which order, which columns stay in sight. The table never changes. */
export class TableLook {
  filters = $state.raw<readonly RowFilter[]>([]);
  sort = $state.raw<RowSort | null>(null);
  /** Names of columns that stay at the left, in the order they were pinned. */
  pinned = $state.raw<readonly string[]>([]);

  has(filter: RowFilter): boolean {
    return this.filters.some((one) => sameFilter(one, filter));
  }

  /** Shows only the rows that pass, or all again; a column has one filter at a time. */
  toggle(filter: RowFilter): void {
    const others = this.filters.filter(({ column }) => column !== filter.column);
    this.filters = this.has(filter) ? others : [...others, filter];
  }

  clear(): void {
    this.filters = [];
  }

  /** Upwards first, then downwards, then in the order of the file again. */
  sortBy(column: string): void {
    const { sort } = this;
    if (sort?.column !== column) this.sort = { column, descending: false };
    else this.sort = sort.descending ? null : { column, descending: true };
  }

  pin(column: string): void {
    this.pinned = this.pinned.includes(column)
      ? this.pinned.filter((name) => name !== column)
      : [...this.pinned, column];
  }
}

function sameFilter(one: RowFilter, other: RowFilter): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

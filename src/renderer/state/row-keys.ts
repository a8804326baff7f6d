/** A list in sight, as the keys that act on its rows know it. */
export interface RowKeys {
  /** The row that has the focus; undefined while none has. */
  readonly current: string | undefined;
  /** Selects the row, or no longer. */
  select(): void;
  /** Shows what the row is about beside the list, or no longer. */
  peek(): void;
  /** Selects the row if nothing is selected: something is about to be done. */
  takeUp(): void;
}

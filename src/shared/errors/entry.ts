/** One foreseen failure: `[title, advice]` in each language; `{name}` is filled from the details. */
export interface CatalogueEntry {
  readonly en: readonly [title: string, advice: string];
  readonly zh: readonly [title: string, advice: string];
}

export type Area = Readonly<Record<string, CatalogueEntry>>;

import type { Dataset } from '../../shared/dataset';
import { parseSearch, type Term } from '../../shared/run-search/parse';

/**
 * The conditions of a search, as of now. The history knows datasets by their ids only, so those that a search names
 * are looked up here.
 * @throws AppError run.search-*
 */
export async function termsOf(search: string, datasets: () => Promise<readonly Dataset[]>): Promise<Term[]> {
  const terms = parseSearch(search, new Date());
  if (!terms.some(({ kind }) => kind === 'dataset')) return terms;
  const known = await datasets();
  return terms.map((term) =>
    term.kind === 'dataset'
      ? { ...term, called: term.called.flatMap((name) => [name, ...idsOf(known, name)]) }
      : term,
  );
}

function idsOf(datasets: readonly Dataset[], name: string): string[] {
  return datasets.filter((one) => one.name.toLowerCase() === name.toLowerCase()).map(({ id }) => id);
}

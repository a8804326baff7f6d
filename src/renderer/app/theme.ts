import type { PreferenceValues } from '../state/preferences.svelte';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

/** Puts theme and density on the page and follows the system's theme while that is chosen; returns how to stop. */
export function dress(
  page: Document,
  { theme, density }: Pick<PreferenceValues, 'theme' | 'density'>,
): () => void {
  const root = page.documentElement;
  const queries = [DARK, CONTRAST].map((query) => matchMedia(query));
  const put = (): void => {
    root.dataset.theme = theme === 'system' ? systemTheme(queries.map((query) => query.matches)) : theme;
  };
  root.dataset.density = density;
  put();
  for (const query of queries) query.addEventListener('change', put);
  return () => queries.forEach((query) => query.removeEventListener('change', put));
}

function systemTheme([dark, contrast]: readonly boolean[]): 'light' | 'dark' | 'contrast' {
  if (contrast) return 'contrast';
  return dark ? 'dark' : 'light';
}

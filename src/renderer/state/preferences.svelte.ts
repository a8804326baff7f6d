import { createContext } from 'svelte';
import { z } from '../../shared/zod';

const preferences = z.object({
  language: z.enum(['system', 'en', 'zh']).catch('system'),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  /** Columns of the runs table that are not shown. */
  hiddenRunColumns: z.array(z.string()).catch(['study', 'dataset', 'seed', 'parameters', 'note']),
  runGrouping: z.enum(['none', 'study', 'dataset']).catch('none'),
  /** What a run may take where it is made to fit to this machine. */
  fitMinutes: z.number().positive().catch(5),
  fitGigabytes: z.number().positive().catch(1),
  railOpen: z.boolean().nullable().catch(null),
  /** How wide the panels beside a view were made, in pixels, by the place they are in. */
  panels: z.record(z.string(), z.number().positive()).catch({}),
});
export type PreferenceValues = z.infer<typeof preferences>;

const KEY = 'espalier.preferences';

/** What a person likes on this computer; kept by the window, not by the lab. */
export class Preferences {
  values = $state.raw<PreferenceValues>(preferences.parse({}));
  readonly #store: Storage;

  constructor(store: Storage) {
    this.#store = store;
    this.values = read(store);
  }

  set(change: Partial<PreferenceValues>): void {
    this.values = { ...this.values, ...change };
    this.#store.setItem(KEY, JSON.stringify(this.values));
  }
}

/** For the views that show or change what a person likes. */
export const [getPreferences, setPreferences] = createContext<Preferences>();

/** Stored text may be old or damaged; then the defaults do. */
function read(store: Storage): PreferenceValues {
  const parsed = preferences.safeParse(jsonOf(store.getItem(KEY) ?? '{}'));
  return parsed.success ? parsed.data : preferences.parse({});
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

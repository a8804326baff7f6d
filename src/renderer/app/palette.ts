import fuzzysort from 'fuzzysort';
import type { Language } from '../language/language.svelte';
import type { Workspace } from '../state/workspace.svelte';
import { isPossible, type Command } from './commands';

/** A line of the palette. */
export interface Entry {
  readonly key: string;
  readonly label: string;
  /** What kind of thing it is; left out for commands. */
  readonly kind?: string;
  readonly keys?: readonly string[];
  run(): void;
}

/** Everything that can be asked for now: commands, then the studies and tables of the lab. */
export function entriesOf(commands: readonly Command[], workspace: Workspace, { t }: Language): Entry[] {
  const { router } = workspace;
  return [
    ...commands.filter(isPossible).map((command) => ({
      key: command.id,
      label: command.title(t),
      ...(command.keys && { keys: command.keys }),
      run: command.run,
    })),
    ...(workspace.studies.value ?? []).map(({ id, name }) => ({
      key: id,
      label: name,
      kind: t.words.study,
      run: () => router.go({ view: 'study', id }),
    })),
    ...(workspace.datasets.value ?? []).map(({ id, name }) => ({
      key: id,
      label: name,
      kind: t.words.dataset,
      run: () => router.go({ view: 'dataset', id, predict: [] }),
    })),
  ];
}

/** Entries that the typed text may mean, letters left out or words swapped, the likeliest first; all while none is typed. */
export function matching(entries: readonly Entry[], typed: string): readonly Entry[] {
  const text = typed.trim();
  if (text === '') return entries;
  return fuzzysort
    .go(text, entries, { keys: ['label', 'kind'], limit: 0, threshold: 0.2 })
    .map(({ obj }) => obj);
}

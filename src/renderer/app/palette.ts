import type { Language } from '../language/language.svelte';
import type { Workspace } from '../state/workspace.svelte';
import type { Command } from './commands';

/** A line of the palette. */
export interface Entry {
  readonly key: string;
  readonly label: string;
  /** What kind of thing it is; left out for commands. */
  readonly kind?: string;
  readonly keys?: readonly string[];
  run(): void;
}

/** Everything that can be asked for: commands, then the studies and tables of the lab. */
export function entriesOf(commands: readonly Command[], workspace: Workspace, { t }: Language): Entry[] {
  const { router } = workspace;
  return [
    ...commands
      .filter((command) => command.possible?.() ?? true)
      .map((command) => ({
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

/** Entries in which every typed word occurs; those whose label begins with what was typed first. */
export function matching(entries: readonly Entry[], typed: string): Entry[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const found = entries.filter(({ label, kind }) =>
    words.every((word) => `${label} ${kind ?? ''}`.toLowerCase().includes(word)),
  );
  const first = ({ label }: Entry): boolean => label.toLowerCase().startsWith(text);
  return [...found.filter(first), ...found.filter((entry) => !first(entry))];
}

import type { Catalogue } from '../language/en';
import { stepText } from '../language/step-text';
import type { Preferences } from '../state/preferences.svelte';
import type { PlainView } from '../state/routes';
import type { Workspace } from '../state/workspace.svelte';

/** Something a person can ask for: listed in the palette, bound to keys, explained on the keys sheet. */
export interface Command {
  readonly id: string;
  title(t: Catalogue): string;
  /** Keys one after the other; `Mod+k` is Ctrl, on a Mac Command. */
  readonly keys?: readonly string[];
  /** While a person types the keys belong to the field, which has the same command for its text. */
  readonly leftToFields?: true;
  /** Left out where it can do nothing; without it the command is always there. */
  possible?(): boolean;
  run(): void;
}

/** What the frame itself can do. */
export interface FrameActions {
  openPalette(): void;
  openKeys(): void;
  focusSearch(): void;
}

/** Every command, in the order of the palette. */
export function commandsOf(workspace: Workspace, preferences: Preferences, frame: FrameActions): Command[] {
  const go = (view: PlainView) => (): void => workspace.router.go({ view });
  return [
    { id: 'go.home', title: (t) => t.frame.home, keys: ['g', 'h'], run: go('home') },
    { id: 'go.data', title: (t) => t.frame.data, keys: ['g', 'd'], run: go('data') },
    { id: 'go.studies', title: (t) => t.frame.studies, keys: ['g', 's'], run: go('studies') },
    { id: 'go.runs', title: (t) => t.frame.runs, keys: ['g', 'r'], run: go('runs') },
    { id: 'go.models', title: (t) => t.frame.models, keys: ['g', 'm'], run: go('models') },
    { id: 'go.learn', title: (t) => t.frame.learn, keys: ['g', 'l'], run: go('learn') },
    { id: 'go.settings', title: (t) => t.frame.settings, keys: ['g', ','], run: go('settings') },
    ...stepCommands(workspace),
    { id: 'search', title: (t) => t.commands.search, keys: ['/'], run: frame.focusSearch },
    { id: 'palette', title: (t) => t.commands.palette, keys: ['Mod+k'], run: frame.openPalette },
    { id: 'keys', title: (t) => t.commands.keys, keys: ['?'], run: frame.openKeys },
    { id: 'theme.light', title: (t) => t.commands.light, run: () => preferences.set({ theme: 'light' }) },
    { id: 'theme.dark', title: (t) => t.commands.dark, run: () => preferences.set({ theme: 'dark' }) },
    { id: 'language.en', title: (t) => t.commands.english, run: () => preferences.set({ language: 'en' }) },
    { id: 'language.zh', title: (t) => t.commands.chinese, run: () => preferences.set({ language: 'zh' }) },
  ];
}

/** Undo and redo of the draft in sight, by the name of the step. */
function stepCommands(workspace: Workspace): Command[] {
  return [
    {
      id: 'undo',
      title: (t) => t.step.undo(stepText(t, workspace.draftInSight?.nextUndo)),
      keys: ['Mod+z'],
      leftToFields: true,
      possible: () => workspace.draftInSight?.nextUndo !== undefined,
      run: () => workspace.undo(),
    },
    {
      id: 'redo',
      title: (t) => t.step.redo(stepText(t, workspace.draftInSight?.nextRedo)),
      keys: ['Mod+Shift+z'],
      leftToFields: true,
      possible: () => workspace.draftInSight?.nextRedo !== undefined,
      run: () => workspace.redo(),
    },
  ];
}

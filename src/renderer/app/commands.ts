import type { MenuName } from '../../shared/window-messages';
import type { Catalogue } from '../language/en';
import { stepText } from '../language/step-text';
import type { Preferences, PreferenceValues } from '../state/preferences.svelte';
import type { Section } from './sections';
import { ordersFor, type RunOrder } from '../state/run-orders';
import type { Workspace } from '../state/workspace.svelte';

/** Something a person can ask for: in the palette, in the window's menu, bound to keys, on the sheet of keys. */
export interface Command {
  readonly id: string;
  title(t: Catalogue): string;
  /** Keys one after the other; `Mod+k` is Ctrl, on a Mac Command. */
  readonly keys?: readonly string[];
  /** The menu of the window it stands in. */
  readonly menu?: MenuName;
  /** While a person types the keys belong to the field, which has the same command for its text. */
  readonly leftToFields?: true;
  /** Whether it can do something now; left out: always. */
  possible?(): boolean;
  run(): void;
}

/** What the frame itself can do. */
export interface FrameActions {
  openPalette(): void;
  openKeys(): void;
  focusSearch(): void;
  openFile(): void;
  /** Opens what can be done with what the view is about. */
  openActions(): void;
}

/** Every command, in the order of palette and menus. */
export function commandsOf(workspace: Workspace, preferences: Preferences, frame: FrameActions): Command[] {
  return [
    ...fileCommands(workspace, frame),
    ...placeCommands(workspace),
    ...stepCommands(workspace),
    { id: 'search', title: (t) => t.commands.search, keys: ['/'], menu: 'view', run: frame.focusSearch },
    {
      id: 'palette',
      title: (t) => t.commands.palette,
      keys: ['Mod+k'],
      menu: 'view',
      run: frame.openPalette,
    },
    ...rowCommands(workspace, frame),
    ...runCommands(workspace),
    ...lookCommands(preferences),
    { id: 'keys', title: (t) => t.commands.keys, keys: ['?'], menu: 'help', run: frame.openKeys },
  ];
}

function fileCommands(workspace: Workspace, frame: FrameActions): Command[] {
  const { shell } = workspace.connection;
  const open: Command = {
    id: 'file.open',
    title: (t) => t.commands.openFile,
    keys: ['Mod+o'],
    menu: 'file',
    run: frame.openFile,
  };
  const study: Command = {
    id: 'study.new',
    title: (t) => t.commands.newStudy,
    keys: ['n'],
    menu: 'file',
    run: () => workspace.newStudy(),
  };
  if (!shell) return [open, study];
  const another: Command = {
    id: 'file.window',
    title: (t) => t.commands.newWindow,
    keys: ['Mod+Shift+n'],
    menu: 'file',
    run: () => shell.tell({ type: 'new-window' }),
  };
  return [open, study, another];
}

function placeCommands({ router }: Workspace): Command[] {
  const go = (view: Section, key: string): Command => ({
    id: `go.${view}`,
    title: (t) => t.frame[view],
    keys: ['g', key],
    menu: 'go',
    run: () => router.go({ view }),
  });
  return [
    go('home', 'h'),
    go('data', 'd'),
    go('studies', 's'),
    go('runs', 'r'),
    go('models', 'm'),
    go('learn', 'l'),
    go('settings', ','),
  ];
}

/** Undo and redo of the draft in sight, by the name of the step. */
function stepCommands(workspace: Workspace): Command[] {
  return [
    {
      id: 'undo',
      title: (t) => t.step.undo(stepText(t, workspace.draftInSight?.nextUndo)),
      keys: ['Mod+z'],
      menu: 'edit',
      leftToFields: true,
      possible: () => workspace.draftInSight?.nextUndo !== undefined,
      run: () => workspace.undo(),
    },
    {
      id: 'redo',
      title: (t) => t.step.redo(stepText(t, workspace.draftInSight?.nextRedo)),
      keys: ['Mod+Shift+z'],
      menu: 'edit',
      leftToFields: true,
      possible: () => workspace.draftInSight?.nextRedo !== undefined,
      run: () => workspace.redo(),
    },
  ];
}

/** What keys do with the row that has the focus, and with what is selected. */
function rowCommands(workspace: Workspace, frame: FrameActions): Command[] {
  const possible = (): boolean => workspace.rows?.current !== undefined;
  return [
    {
      id: 'rows.select',
      title: (t) => t.commands.selectRow,
      keys: ['x'],
      possible,
      run: () => workspace.rows?.select(),
    },
    {
      id: 'rows.peek',
      title: (t) => t.commands.peek,
      keys: ['Space'],
      possible,
      run: () => workspace.rows?.peek(),
    },
    { id: 'actions', title: (t) => t.commands.actions, keys: ['.'], menu: 'edit', run: frame.openActions },
  ];
}

/** Orders to the run that is shown, or else to the only one that trains. */
function runCommands({ router, activity, client, notices }: Workspace): Command[] {
  const subject = () => {
    const { route } = router;
    const live = [...activity.running, ...activity.waiting];
    if (route.view === 'run') return [...live, ...activity.interrupted].find((run) => run.id === route.id);
    return live.length === 1 ? live[0] : undefined;
  };
  const order = (name: RunOrder, title: Command['title']): Command => ({
    id: name,
    title,
    menu: 'run',
    possible: () => {
      const run = subject();
      return run !== undefined && ordersFor(run).includes(name);
    },
    run: () => {
      const run = subject();
      if (run) void notices.attempt(client.call(name, { run: run.id }));
    },
  });
  return [
    order('runs.pause', (t) => t.run.pause),
    order('runs.resume', (t) => t.run.resume),
    order('runs.stop', (t) => t.run.stop),
    order('runs.cancel', (t) => t.run.cancel),
  ];
}

function lookCommands(preferences: Preferences): Command[] {
  const prefer = (id: string, title: Command['title'], values: Partial<PreferenceValues>): Command => ({
    id,
    title,
    menu: 'view',
    run: () => preferences.set(values),
  });
  return [
    prefer('theme.light', (t) => t.commands.light, { theme: 'light' }),
    prefer('theme.dark', (t) => t.commands.dark, { theme: 'dark' }),
    prefer('theme.contrast', (t) => t.commands.contrast, { theme: 'contrast' }),
    prefer('density.comfortable', (t) => t.commands.comfortable, { density: 'comfortable' }),
    prefer('density.compact', (t) => t.commands.compact, { density: 'compact' }),
    prefer('language.en', (t) => t.commands.english, { language: 'en' }),
    prefer('language.zh', (t) => t.commands.chinese, { language: 'zh' }),
  ];
}

/** Whether a command can do something now. */
export function isPossible(command: Command): boolean {
  return command.possible?.() ?? true;
}

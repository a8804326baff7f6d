import { formatsOf } from '../formats';
import { plural } from '../plural';

const { whole } = formatsOf('en');

export const frame = {
  product: 'Espalier',
  navigation: 'Places',
  trail: 'Where you are',
  notices: 'Notices',
  home: 'Home',
  data: 'Data',
  studies: 'Studies',
  runs: 'Runs',
  models: 'Models',
  learn: 'Learn',
  settings: 'Settings',
  private: 'Nothing leaves this computer',
  openRail: 'Show names',
  closeRail: 'Hide names',
  offline: 'The lab does not answer. Trying to reach it again.',
  ended: {
    run: 'Training has ended.',
    study: 'The verdict is there.',
    failed: 'It did not come to its end. Open it to see why.',
  },
  drop: 'Drop the table to import it',
  activity: 'Training now:',
  moreRuns: (n: number): string => `+${whole(n)} ${plural(n, 'run', 'runs')}`,
};

export const commands = {
  search: 'Search on this page',
  palette: 'Search and commands',
  keys: 'Keyboard',
  close: 'Close one thing',
  openFile: 'Open a table',
  newStudy: 'New study',
  selectRow: 'Select the row',
  peek: 'Look at the row',
  actions: 'Actions',
  newWindow: 'New window',
  light: 'Light theme',
  dark: 'Dark theme',
  contrast: 'High contrast theme',
  comfortable: 'Comfortable rows',
  compact: 'Compact rows',
  english: 'Switch to English',
  chinese: '切换到中文',
  placeholder: 'Type what you look for',
  nothing: 'Nothing has that name.',
};

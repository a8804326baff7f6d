import { formatsOf } from '../formats';

const { whole } = formatsOf('en');

/** Parts that the doctor looks at, by the name the lab gives them. */
const part: Readonly<Record<string, string>> = {
  node: 'Node',
  backend: 'TensorFlow',
  threads: 'Slots × threads',
  electron: 'Electron',
  sqlite: 'SQLite',
  duckdb: 'DuckDB',
  'data-folder': 'Data folder',
  disk: 'Free disk space',
};

export const settings = {
  look: 'Look',
  language: 'Language',
  languageAbout: 'The system’s language, or one of your own.',
  system: 'System',
  english: 'English',
  chinese: '中文',
  theme: 'Theme',
  themeAbout: 'High contrast is for bright rooms and tired eyes.',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  density: 'Density',
  densityAbout: 'Compact shows more rows at once.',
  comfortable: 'Comfortable',
  compact: 'Compact',
  notify: 'When training ends',
  notifyState: {
    window: 'The system tells you while you work elsewhere.',
    granted: 'The browser tells you while you look elsewhere.',
    denied: 'The browser does not let this page tell you; its own settings can change that.',
    default: 'The browser may tell you while you look elsewhere.',
    unknown: 'This browser cannot tell you while you look elsewhere.',
  },
  allow: 'Allow',
  lab: 'This lab',
  home: 'Data folder',
  homeAbout:
    'Tables, history, checkpoints and exports. Another folder is used from the next start; nothing is moved.',
  homeFixed: 'Tables, history, checkpoints and exports. ESPALIER_HOME names this folder.',
  homeElsewhere:
    'Tables, history, checkpoints and exports. Choose another in the desktop window, or with ESPALIER_HOME.',
  chooseHome: 'Choose another …',
  nextHome: 'From the next start:',
  slots: 'Runs at the same time',
  slotsAbout: 'More finish a study sooner while there are cores for them. Counts from the next start.',
  slotsAuto: (n: number): string => `As the lab chooses (${whole(n)})`,
  slotsLater: (n: number): string => `${whole(n)} until the next start`,
  threads: 'Threads of a run',
  threadsAbout:
    'Measured: one, or all for a long run that is alone and gains by them. Counts from the next run.',
  threadsAuto: 'Chosen by measurement',
  backendUnknown: 'Known as soon as something trains.',
  version: 'Version',
  privacy: 'Nothing is sent anywhere: no telemetry, no accounts, no downloads.',
  storage: 'Space taken',
  storagePart: {
    datasets: 'Tables',
    history: 'History',
    runs: 'Checkpoints of runs',
    prepared: 'Rows prepared for training',
    exports: 'Exported models',
    backups: 'Copies of the history before upgrades',
  },
  free: (bytes: string): string => `Free ${bytes}`,
  freeAbout: 'Prepared rows are made again when a run needs them.',
  freed: (bytes: string): string => `${bytes} freed.`,
  doctor: 'Doctor',
  part,
  check: 'Check again',
  allWell: 'Everything the lab needs is there.',
  somethingMissing: 'Something is missing or slower than it could be.',
};

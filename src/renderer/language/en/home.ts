import { formatsOf } from '../formats';
import { plural } from '../plural';

const { whole } = formatsOf('en');

/** Studies that ship with samples, by file name; others are shown by their name. */
const SAMPLE_STUDIES: Readonly<Record<string, string>> = {
  'tasks-help': 'Do these tasks help each other?',
  graft: 'Does the graft help?',
  'learns-nothing': 'Does it learn more than guessing?',
  'as-written-study': 'Does the program as written learn anything?',
  shuffled: 'Control: one target’s labels shuffled',
};

export const home = {
  title: 'Home',
  welcome: 'A table and a question',
  about:
    'Train one model for several tasks, or graft an old one onto a new task, and get an honest answer whether it helped.',
  drop: 'Drop a table here',
  dropAbout: 'CSV or TSV, any size. It stays on this computer.',
  choose: 'Choose a file',
  samples: 'Or begin with a sample',
  samplesAbout: 'Each comes with its questions; a click answers one in a few minutes.',
  openTable: 'Open the table',
  sampleStudy: (name: string): string => SAMPLE_STUDIES[name] ?? name.replaceAll('-', ' '),
  running: 'Training now',
  interrupted: 'Interrupted',
  stoppedAt: (epoch: number): string => `stopped after epoch ${whole(epoch)}`,
  verdicts: 'Studies',
  allStudies: (n: number): string => `All ${whole(n)}`,
  recentData: 'Recent tables',
  moreRuns: (n: number): string => `and ${whole(n)} more ${plural(n, 'run', 'runs')}`,
};

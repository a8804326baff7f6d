import { formatsOf } from '../formats';
import { plural } from '../plural';

const { whole } = formatsOf('en');

export const runs = {
  count: (n: number): string => `${whole(n)} ${plural(n, 'run', 'runs')}`,
  search: 'Search name, tag, task, status',
  which: 'Which runs',
  current: 'Current',
  archived: 'Archived',
  deleted: 'Deleted',
  compareHint: 'Select two or more to compare',
  compare: 'Compare',
  clear: (n: number): string => `Clear ${whole(n)} selected`,
  archive: 'Archive',
  restore: 'Take out of the archive',
  none: 'No run yet',
  noneAdvice: 'Open a table, pick what to predict and train; or start a sample study.',
  nothingFound: 'Nothing found',
  nothingFoundAdvice: 'All words of the search must occur in a run’s name, tags, note, tasks, arm or status.',
  select: 'Select',
  selectRun: (name: string): string => `Select ${name}`,
  status: 'Status',
  headline: 'Main metrics',
  started: 'Started',
  epochs: (done: number, all: number): string => `${whole(done)} / ${whole(all)}`,
  tags: 'Tags',
  tagsHint: 'Separated by commas',
  note: 'Note',
};

export const compare = {
  title: 'Compare',
  titleOf: (n: number): string => `Compare ${whole(n)} runs`,
  about: 'Only what differs is shown.',
  settings: 'Settings that differ',
  setting: 'Setting',
  sameSettings: 'All settings are the same.',
  curves: 'Curves',
  noCurves: 'None of these runs has this metric.',
  panel: (task: string, metric: string, part: string): string => `${task}: ${metric}, ${part.toLowerCase()}`,
  metrics: 'Metrics at the best epoch',
  part: 'Part',
  difference: (size: string, positive: boolean): string => (positive ? `+${size}` : size),
  differenceNote:
    'Small figures are differences to run A. They come from one seed each; a study tells whether a difference is more than chance.',
};

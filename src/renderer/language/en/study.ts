import type { StudySummary } from '../../../shared/study';
import { formatsOf } from '../formats';
import { plural } from '../plural';

const { whole } = formatsOf('en');

export const study = {
  about: 'Questions that are answered by several runs and one verdict.',
  none: 'No study yet',
  noneAdvice:
    'A study asks a question such as “Do these tasks help each other?” and answers it with intervals. Samples come with some.',
  question: {
    'do-tasks-help': 'Do these tasks help each other?',
    'does-graft-help': 'Does the graft help?',
    train: 'Does it learn more than guessing?',
  } satisfies Record<StudySummary['question'], string>,
  seedCount: (n: number): string => `${whole(n)} seeds`,
  runsOf: (done: number, all: number): string =>
    `${whole(done)} of ${whole(all)} ${plural(all, 'run', 'runs')}`,
  progress: 'Progress of the study',
  willTell: 'The verdict appears here when every run has ended. You may leave this page or close the window.',
  cancel: 'Cancel the study',
  arms: 'Runs of the study',
  cell: (seed: number, status: string): string => `Seed ${seed}: ${status}`,
  cellLegend: 'One box a seed; a click opens the run.',
};

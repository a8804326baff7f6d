import type { Lesson } from '../../state/lessons';
import { formatsOf } from '../formats';
import { plural } from '../plural';
import { honesty } from './learn/honesty';
import { network } from './learn/network';
import { problems } from './learn/problems';
import { tasks } from './learn/tasks';
import { transferring } from './learn/transfer';

const { whole } = formatsOf('en');

export const learn = {
  about: 'A small book: the few ideas behind the lab, and the words for them.',
  contents: 'Pages',
  lessons: {
    network: {
      title: 'What a network does',
      about: 'Forward, backward and one step downhill, with every number in sight.',
    },
    tasks: {
      title: 'Several tasks, one trunk',
      about: 'When tasks help each other, and when their gradients fight.',
    },
    transfer: {
      title: 'Grafting an old trunk',
      about: 'From scratch, frozen or fine-tuned, and when it hurts.',
    },
    problems: {
      title: 'Three open problems',
      about: 'Data that do not match, tasks whose relation is unclear, models that grow complicated.',
    },
    verdicts: {
      title: 'Honest verdicts',
      about: 'What an interval is, and why “we cannot tell” is an answer.',
    },
    programs: {
      title: 'The article’s two programs',
      about: 'The programs that the lab began with, as written and as meant.',
    },
    words: { title: 'Words', about: 'Every field term of the program, in two sentences each.' },
  } satisfies Record<Lesson, { title: string; about: string }>,
  network,
  tasks,
  transferring,
  problems,
  honesty,
  before: (title: string): string => `Before: ${title}`,
  after: (title: string): string => `Next: ${title}`,
  whatIs: (term: string): string => `What is “${term}”?`,
  more: 'More in Learn',
  searchWords: 'Search the words',
  wordsFound: (n: number): string => `${whole(n)} ${plural(n, 'word', 'words')}`,
  noWord: 'No word is called so.',
  noWordAdvice: 'Try a part of it, or clear the search.',
  readIn: (title: string): string => `Page: ${title}`,
  programsAbout: 'Both ship as samples and can be run as written and as meant.',
  written: 'As written',
  meant: 'As meant',
  open: 'Open the sample',
  multiTask: {
    title: 'The multi-task program',
    what: 'A hundred inputs and five yes/no targets, all uniform random numbers; 1,000 rows to train on and 100 to validate; dense layers of 64 units with ReLU, Adam at 0.001, batches of 32, ten epochs.',
    written:
      'One softmax spans the five targets, with categorical cross-entropy. A softmax shares a probability of 1 among answers of which exactly one holds. Here any number of the five can be yes at once: three yeses can never get more than a third each, and a row without any yes has nothing to learn from. A loss that falls says nothing here.',
    meant:
      'One trunk carries five heads, each with its own sigmoid and its own loss. Even so, nothing in random numbers can be learned: an honest verdict finds that no head is better than guessing, and that sharing changes nothing.',
  },
  transfer: {
    title: 'The transfer program',
    what: 'The same kind of random inputs and targets. The program announces transfer learning.',
    written:
      'It builds a fresh, deeper network, trains it from new random weights and evaluates it on rows never seen. Nothing of the first network is used, so nothing is transferred.',
    meant:
      'Train on one task, keep the trunk, put a new head on it, fine-tune on the other task, and set the result against the same network from scratch. With random targets there is nothing to carry over, and the verdict must say so; with the meat spectra there is.',
  },
};

import { formatsOf } from '../../formats';

const { list } = formatsOf('en');

/** The page on several tasks with one trunk. */
export const tasks = {
  intro: [
    '[Multi-task learning](multiTask) trains one network for several targets. The layers they share are the [trunk](trunk); each task has a [head](head) of its own on top. Rows that lack a label for one task still train the others.',
    'It pays when tasks need the same things from the inputs: what one finds out, the others need not. It pays most for a task with few labels beside one with many.',
  ],
  names: ['water', 'fat'],
  shareTitle: 'Apart and together',
  alone: 'Apart: two networks, two trunks. Neither knows what the other found.',
  together: 'Together: one trunk that both tasks train. Fewer weights, and more labels for each of them.',
  aloneDrawing: (task: string): string =>
    `A network of its own for ${task}: inputs, a trunk of two layers, one head.`,
  togetherDrawing: (names: readonly string[]): string =>
    `One network: inputs, a shared trunk of two layers, and a head each for ${list(names)}.`,
  gradients: [
    'Sharing has a price. In every step each task has a [gradient](gradient) of its own on the trunk, and the trunk moves against their sum. Where the two point the same way, one step serves both. Where they oppose each other, the step serves one at the other’s cost: that is [gradient conflict](gradientConflict), and a task that keeps losing shows [negative transfer](negativeTransfer).',
  ],
  turnTitle: 'Turn the gradients of two tasks',
  sum: 'sum',
  directionOf: (task: string): string => `Direction of ${task}`,
  lengthOf: (task: string): string => `Length of ${task}`,
  cosine: 'Cosine',
  changeOf: (task: string): string => `Loss of ${task}`,
  arrowDrawing: (first: number, second: number, cosine: string): string =>
    `Two arrows from the middle, at ${first} and ${second} degrees, and their sum. Their cosine is ${cosine}.`,
  outcome: {
    help: {
      title: 'They help each other.',
      text: 'Each loss falls further than it would by its own gradient alone.',
    },
    apart: {
      title: 'They do not meet.',
      text: 'At a right angle neither notices the other: each loss falls as if it were alone.',
    },
    hinder: {
      title: 'They hinder each other.',
      text: 'Both losses still fall, but less than alone: part of each gradient is cancelled by the other.',
    },
    firstLoses: {
      title: 'The first task loses.',
      text: 'The longer gradient of the second decides where the trunk goes, and the loss of the first rises.',
    },
    secondLoses: {
      title: 'The second task loses.',
      text: 'The longer gradient of the first decides where the trunk goes, and the loss of the second rises.',
    },
    cancel: {
      title: 'They cancel.',
      text: 'Equal and opposite: the trunk does not move at all, and neither learns.',
    },
  },
  outro: [
    'The numbers are for a short step: the loss of a task changes by minus the product of its gradient with the sum. A [task weight](taskWeight) makes one arrow longer; a head of more layers gives a task room of its own; and a task that only loses is better off alone.',
    'Nobody sees from a table which of this will happen. That is why the lab asks by experiment: “Do these tasks help each other?” trains all of them together and each alone, with the same seeds, and [judges the difference](#/learn/verdicts). [Your studies](#/studies) hold the answers.',
  ],
};

import { formatsOf } from '../../formats';
import { plural } from '../../plural';

const { whole } = formatsOf('en');

/** The page on what a network does. */
export const network = {
  intro: [
    'A network turns the numbers of a row into an answer. Each unit weighs what reaches it, adds its bias, and bends the sum; what it hands on is its [activation](activation). That is the [forward pass](forwardPass).',
    'The [loss](loss) says how wrong the answer is. The [backward pass](backwardPass) asks every weight how much it is to blame: its [gradient](gradient). Then each weight takes a small step against its gradient, and the answer gets a little better. Training is this, many thousand times.',
    'Below is a whole network with nothing hidden: two inputs, two hidden units with tanh, one output, nine weights, one row to learn. Take it a station at a time and check any number with a calculator.',
  ],
  title: 'Two layers, moved by hand',
  where: (steps: number, loss: string): string =>
    `${whole(steps)} ${plural(steps, 'step', 'steps')} taken, loss ${loss}`,
  next: {
    inputs: 'Next: hidden units',
    hidden: 'Next: answer',
    answer: 'Next: blame the output',
    outputBlame: 'Next: blame the hidden units',
    hiddenBlame: 'Next: move the weights',
  },
  oneStep: 'One whole step',
  run: 'Run',
  pause: 'Pause',
  startOver: 'Start over',
  rate: 'Learning rate',
  phase: {
    inputs: {
      title: 'The row goes in',
      text: 'Two inputs x and the target t. The weights are where the last step left them.',
    },
    hidden: {
      title: 'Forward: the hidden units',
      text: 'Each weighs both inputs and adds its bias (z), then bends the sum with tanh (h).',
    },
    answer: {
      title: 'Forward: the answer and its loss',
      text: 'The output weighs both activations. The loss is the squared distance from the target.',
    },
    outputBlame: {
      title: 'Backward: the output',
      text: 'How fast the loss rises with the answer, and through it with each weight of the output.',
    },
    hiddenBlame: {
      title: 'Backward: the hidden units',
      text: 'The blame goes back along the same lines: times the weight it passed, times the slope of tanh, times the input.',
    },
  },
  arithmetic: 'The arithmetic of this station',
  rowTitle: 'The row to learn',
  input: (i: number): string => (i === 1 ? 'Input x₁' : 'Input x₂'),
  target: 'Target t',
  lossTitle: 'Loss after each step',
  step: (n: number): string => `step ${whole(n)}`,
  course: (first: string, last: string, steps: number): string =>
    `Loss on a logarithmic scale: ${first} at first, ${last} after ${whole(steps)} ${plural(steps, 'step', 'steps')}.`,
  drawing: (answer: string, target: string, loss: string, steps: number): string =>
    `A network of two inputs, two hidden units and one output after ${whole(steps)} ${plural(steps, 'step', 'steps')}: it answers ${answer} where ${target} is wanted, a loss of ${loss}. The table beside it lists every weight and gradient.`,
  parameters: 'All weights with their gradients',
  parameter: 'Weight',
  now: 'Now',
  gradient: 'Gradient',
  after: (rate: string): string => `After: now − ${rate} × gradient`,
  outro: [
    'Now set the learning rate to 0.7 and press Run. The first step already overshoots: the loss grows, so the gradient grows, so the next step is longer still. After some dozen steps the weights pass the largest number that single precision holds, and infinity minus infinity is NaN: not a number. A run of the lab that does this ends as [diverged](diverged) and keeps its best weights.',
    'A rate of 0.01 is safe but slow; 0.3 arrives in a few steps; 0.5 first gets worse and then recovers. On real data nobody knows the best rate beforehand. The lab begins with 0.001 and [Adam](optimizer), which finds a step size of its own for each weight.',
  ],
};

/** What a field term is called and what it means, in two sentences. */
interface Entry {
  readonly term: string;
  readonly meaning: string;
}

/** The one source of every hover card and of the page of words. */
export const glossary = {
  multiTask: {
    term: 'Multi-task learning',
    meaning:
      'One network is trained for several targets at once. What it learns for one can help another, or get in its way.',
  },
  task: {
    term: 'Task',
    meaning:
      'One thing to predict, with a loss and scores of its own. Several tasks can share one network and one table.',
  },
  trunk: {
    term: 'Trunk',
    meaning:
      'The layers that all tasks share. Whatever a task teaches the trunk, every other task gets to use.',
  },
  head: {
    term: 'Head',
    meaning:
      'The layers of one task, on top of the trunk. They turn what the trunk found into that task’s answer.',
  },
  transfer: {
    term: 'Transfer learning',
    meaning:
      'A network begins with weights that were learned on something else. It pays most when the new task has few labels and looks at the same kind of inputs.',
  },
  graft: {
    term: 'Graft',
    meaning:
      'A trunk of an earlier run, set under new heads. Its layers must have the same shapes, and its inputs the same columns.',
  },
  frozen: {
    term: 'Frozen',
    meaning:
      'Kept exactly as it is while the rest learns. A frozen trunk needs fewer labels but cannot adapt.',
  },
  fineTuning: {
    term: 'Fine-tuning',
    meaning:
      'Training goes on from earlier weights instead of random ones. A small learning rate keeps it from forgetting what was good.',
  },
  negativeTransfer: {
    term: 'Negative transfer',
    meaning:
      'A task ends up worse for having learned with others, or from an earlier trunk. It shows only when the same task is also trained without them.',
  },
  gradientConflict: {
    term: 'Gradient conflict',
    meaning:
      'Two tasks want to move the shared weights in opposing directions: the cosine of their gradients is below 0. A step that serves one then makes the other worse.',
  },
  taskWeight: {
    term: 'Task weight',
    meaning:
      'How much the loss of one task counts in the sum that is made smaller. Twice the weight pulls the trunk twice as hard.',
  },
  missingLabels: {
    term: 'Missing labels',
    meaning:
      'Rows whose value for a task is not known. They are left out of that task’s loss and still train the others.',
  },
  weights: {
    term: 'Weights (parameters)',
    meaning: 'The numbers inside a network that training changes. Everything it has learned is in them.',
  },
  activation: {
    term: 'Activation',
    meaning:
      'What a unit hands on: its weighted sum, bent by a function such as ReLU or tanh. Without the bend, many layers could do no more than one.',
  },
  forwardPass: {
    term: 'Forward pass',
    meaning: 'A row goes in, each layer computes the next, an answer comes out. No weight changes.',
  },
  backwardPass: {
    term: 'Backward pass',
    meaning:
      'From the loss back to the inputs, it works out how much every weight is to blame. It is the chain rule, one layer after the other.',
  },
  gradient: {
    term: 'Gradient',
    meaning:
      'For every weight, how fast the loss would rise if that weight grew. Moving against it makes the loss smaller, for a short way.',
  },
  gradientDescent: {
    term: 'Gradient descent',
    meaning:
      'Every weight takes a small step against its gradient, again and again. How small is the learning rate.',
  },
  learningRate: {
    term: 'Learning rate',
    meaning:
      'How far each step moves the weights along the gradient. Too small is slow; too large overshoots, and the loss grows instead of falling.',
  },
  optimizer: {
    term: 'Optimizer',
    meaning:
      'The rule that turns gradients into steps, such as SGD or Adam. Adam gives each weight a step size of its own from what its gradients have been.',
  },
  loss: {
    term: 'Loss',
    meaning:
      'One number for how wrong the answers are, which training makes smaller. With several tasks it is their weighted sum.',
  },
  squaredError: {
    term: 'Squared error',
    meaning:
      'The loss of a number: the difference between answer and truth, squared. Being off by twice as much costs four times as much.',
  },
  crossEntropy: {
    term: 'Cross-entropy',
    meaning:
      'The loss of a class: minus the logarithm of the probability that was given to the true one. Being sure and wrong costs most.',
  },
  softmax: {
    term: 'Softmax',
    meaning:
      'Turns scores into probabilities that sum to 1, for answers of which exactly one holds. Over independent yes/no questions it is a mistake.',
  },
  sigmoid: {
    term: 'Sigmoid',
    meaning: 'Turns one score into a probability between 0 and 1. Each yes/no question has its own.',
  },
  epoch: {
    term: 'Epoch',
    meaning:
      'One pass over all training rows. After each the validation rows are scored and the weights are kept if they are the best so far.',
  },
  batch: {
    term: 'Batch',
    meaning:
      'The few rows whose gradients are averaged for one step. Larger batches give steadier but fewer steps.',
  },
  dropout: {
    term: 'Dropout',
    meaning:
      'During training a random share of units is switched off in each step. It keeps the network from relying on any one of them.',
  },
  overfitting: {
    term: 'Overfitting',
    meaning:
      'The network learns the training rows by heart and does worse on new ones. Training loss goes on falling while validation loss rises.',
  },
  earlyStopping: {
    term: 'Early stopping',
    meaning:
      'Training ends when the validation rows have not got better for some epochs. The weights of the best epoch are kept.',
  },
  diverged: {
    term: 'Diverged',
    meaning: 'The loss grew until it was no number any more. Nearly always the learning rate is too large.',
  },
  trainingRows: {
    term: 'Training rows',
    meaning: 'The rows that the weights learn from. Scores on them say little about new rows.',
  },
  validationRows: {
    term: 'Validation rows',
    meaning:
      'Rows that choose the best epoch and when to stop, but that no weight learns from. Having chosen by them, their score is a little too good.',
  },
  testRows: {
    term: 'Test rows',
    meaning:
      'Rows that are looked at once, at the end. Only they say how good the model is on rows it has never met.',
  },
  split: {
    term: 'Split',
    meaning:
      'Which rows train, which validate and which test. By group or by time it keeps rows that belong together on one side.',
  },
  leak: {
    term: 'Leak',
    meaning:
      'A column that gives the answer away and will not be known when it matters. Scores look wonderful until the model is used.',
  },
  guessing: {
    term: 'Guessing',
    meaning:
      'Always answering the training mean, or the most frequent class. A model that does no better has learned nothing.',
  },
  seed: {
    term: 'Seed',
    meaning:
      'The number that decides everything left to chance: split, initial weights, order of rows. The same plan with the same seed gives the same run.',
  },
  pairedRuns: {
    term: 'Paired runs',
    meaning:
      'Two runs with one seed, so that they differ in one thing only. What both owe to luck cancels in their difference.',
  },
  interval: {
    term: 'Interval',
    meaning:
      'The range of true differences that fit what was seen. A 95% interval made this way holds the truth in 95 of 100 studies.',
  },
  verdict: {
    term: 'Verdict',
    meaning:
      'The answer of a study: helps, hurts, no difference, or cannot tell. It is drawn from the interval, never from the best run.',
  },
  cannotTell: {
    term: 'Cannot tell',
    meaning:
      'The interval holds both no effect and one that would matter. It is an answer: more seeds are needed before anything else may be said.',
  },
  bonferroni: {
    term: 'Bonferroni',
    meaning:
      'With many comparisons one looks good by chance. Each gets a wider interval, so that all of them hold together at 95%.',
  },
  accuracy: {
    term: 'Accuracy',
    meaning: 'The share of rows whose class was found. With one large class it is high for guessing alone.',
  },
  balancedAccuracy: {
    term: 'Balanced accuracy',
    meaning:
      'The share found in each class, averaged over classes. Guessing the largest class gains nothing.',
  },
  auc: {
    term: 'AUC',
    meaning:
      'How often a row that is yes gets a higher score than one that is no. 0.5 is guessing, 1 is perfect order.',
  },
  rmse: {
    term: 'RMSE',
    meaning:
      'The root of the mean squared error, in the unit of the target. Large misses weigh more than in the mean absolute error.',
  },
  r2: {
    term: 'R²',
    meaning:
      'The share of the target’s variance that the model explains. 0 is as good as always answering the mean, and it can be below 0.',
  },
  nll: {
    term: 'Negative log likelihood',
    meaning:
      'How surprising the true values are to a model that also says how sure it is, in the unit of the target; lower is better and it may be negative. Being wrong and sure costs most.',
  },
  coverage: {
    term: 'Coverage',
    meaning:
      'The share of true values that lie within the interval that came with the answer. Of a 90% interval it should be near 90%: less means too sure, more too careful.',
  },
  poissonDeviance: {
    term: 'Poisson deviance',
    meaning:
      'How far expected counts are from true ones, where missing 100 by 10 is worth as much as missing 1 by 1. 0 is perfect; always answering the mean shows what no model scores.',
  },
  oneHot: {
    term: 'One-hot',
    meaning: 'A column of categories becomes one 0/1 number a category. Exactly one of them is 1.',
  },
  embedding: {
    term: 'Embedding',
    meaning:
      'A column of categories becomes a short row of numbers a category, which training adjusts. It suits columns with very many categories.',
  },
  standardised: {
    term: 'Standardised',
    meaning:
      'A number minus the training mean, divided by the training deviation. Columns of any unit then count alike.',
  },
} satisfies Readonly<Record<string, Entry>>;

/** The name of a field term in addresses and in code. */
export type TermId = keyof typeof glossary;

export function isTermId(name: string): name is TermId {
  return Object.hasOwn(glossary, name);
}

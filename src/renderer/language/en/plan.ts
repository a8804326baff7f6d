import type { ChoiceSetting, NumberSetting, SwitchSetting } from '../../state/layer-kinds';
import type { Mend } from '../../state/mend';
import { formatsOf } from '../formats';
import { plural } from '../plural';

const { brief, list, whole } = formatsOf('en');
const layers = (n: number): string => `${whole(n)} ${plural(n, 'layer', 'layers')}`;
const runs = (n: number): string => `${whole(n)} ${plural(n, 'run', 'runs')}`;

export const plan = {
  title: 'Design',
  checking: 'Working out shapes and row counts',
  summary: (parameters: number, train: number, validation: number, test: number): string =>
    `${whole(parameters)} parameters · ${whole(train)} rows to train on, ${whole(validation)} to validate, ${whole(test)} to test`,
  backToData: 'Back to the table',
  noTargets: 'Nothing to predict yet',
  noTargetsAdvice: 'Pick at least one column of the table; each becomes a task.',

  bundle: (encoding: 'standard' | 'oneHot' | 'embedding', n: number): string =>
    `${whole(n)} ${{ standard: 'numbers', oneHot: 'categories', embedding: 'embeddings' }[encoding]}`,
  bundleTitle: (columns: number, encoding: string, width: number): string =>
    `${whole(columns)} columns: ${encoding}, ${whole(width)} numbers together`,
  inputTitle: (column: string, encoding: string, width: number): string =>
    `${column}: ${encoding}, ${whole(width)} ${plural(width, 'number', 'numbers')}`,
  parametersShort: (n: number): string => `${brief(n)} params`,
  layerKind: {
    dense: 'Dense',
    reshape: 'Reshape',
    flatten: 'Flatten',
    activation: 'Activation',
    conv1d: 'Conv 1-D',
    conv2d: 'Conv 2-D',
    'depthwise-conv2d': 'Depthwise conv',
    'separable-conv2d': 'Separable conv',
    pool: 'Pool',
    'global-pool': 'Global pool',
    'batch-norm': 'Batch norm',
    'layer-norm': 'Layer norm',
    gru: 'GRU',
    lstm: 'LSTM',
    attention: 'Attention',
    dropout: 'Dropout',
    noise: 'Noise',
    residual: 'Residual',
    concat: 'Branches',
  },
  layerTitle: (
    place: number,
    kind: string,
    shape: string,
    parameters: number,
    origin: 'new' | 'frozen' | 'tuned' | 'still',
    held: boolean,
  ): string =>
    `Layer ${whole(place)}, ${kind}: ${shape}${Number.isNaN(parameters) ? '' : `, ${whole(parameters)} parameters`}${{ new: '', frozen: '; grafted and frozen', tuned: '; grafted, fine-tuned', still: '; frozen' }[origin]}${held ? '; its statistics are frozen' : ''}`,
  held: 'stats frozen',
  headTitle: (task: string, about: string, apart: boolean): string =>
    `Head of ${task}: ${about}${apart ? '; with layers of its own' : ''}`,
  treeHint: 'Click a part for its settings, drag a layer to move it, press + to add one.',
  treeKeys:
    'Arrows walk, Enter shows the settings. On a layer: Insert adds one after it, Delete removes it, Ctrl+D duplicates it, Alt with left or right moves it. F folds a block; = and - change the size, 0 fits it.',
  addLayer: 'Add a layer here',
  fold: 'Fold the block',
  unfold: 'Unfold the block',
  zoom: { title: 'Size of the drawing', smaller: 'Smaller', fit: 'Fit', larger: 'Larger' },
  inspector: {
    back: 'Settings of the plan',
    layer: (place: number): string => `Layer ${whole(place)} of the trunk`,
    hidden: (place: number, task: string): string => `Layer ${whole(place)} of the head of ${task}`,
    inner: (place: number, branch: number): string => `Layer ${whole(place)} of branch ${whole(branch)}`,
    head: (task: string): string => `Head of ${task}`,
    column: (column: string): string => `Column ${column}`,
    columns: (n: number): string => `${whole(n)} columns`,
    shape: 'Output',
    shapeOf: (shape: readonly number[]): string =>
      `${shape.map(whole).join(' × ')} ${plural(shape.at(-1) ?? 0, 'number', 'numbers')} a row`,
    parameters: 'Parameters',
    parts: 'Rows with a label',
    partCounts: (train: number, validation: number, test: number): string =>
      `${whole(train)} to train on, ${whole(validation)} to validate, ${whole(test)} to test`,
    kind: 'Kind',
    newShape: 'Shape of a row',
    number: {
      units: 'Units',
      filters: 'Filters',
      multiplier: 'Outputs a channel',
      heads: 'Heads',
      width: 'Width of a head',
      kernel: 'Window',
      size: 'Window',
      stride: 'Stride',
      dilation: 'Dilation',
      dropout: 'Dropout',
      rate: 'Dropout',
      deviation: 'Deviation of the noise',
      momentum: 'Momentum of the statistics',
      epsilon: 'Epsilon',
    } satisfies Record<NumberSetting, string>,
    choiceName: {
      activation: 'Activation',
      padding: 'At the ends',
      mode: 'What is kept',
      statistics: 'Statistics',
    } satisfies Record<ChoiceSetting, string>,
    switch: { sequences: 'Give every position on' } satisfies Record<SwitchSetting, string>,
    choice: {
      activation: {
        linear: 'Linear',
        relu: 'ReLU',
        'leaky-relu': 'Leaky ReLU',
        gelu: 'GELU',
        silu: 'SiLU',
        tanh: 'tanh',
        sigmoid: 'Sigmoid',
        softmax: 'Softmax',
      },
      padding: { same: 'Zeros, same size', valid: 'Whole windows only' },
      mode: { max: 'The largest', average: 'The average' },
      statistics: { batch: 'Of each batch', frozen: 'Frozen' },
    },
    encoding: 'Encoding',
    encodingField: { missingIndicator: 'A number for missing', dimension: 'Length of the vector' },
    naturalEncoding: 'As its type suggests',
    weight: 'Weight in the loss',
    addHidden: 'Add a hidden layer',
    unshare: 'Give it layers of its own',
    share: 'Let it share the trunk',
    addAfter: 'Add a layer after it',
    earlier: 'Move towards the columns',
    later: 'Move towards the heads',
    duplicate: 'Duplicate',
    remove: 'Remove',
    leaveOut: 'Leave out',
  },
  headAbout: (kind: string, outputs: number): string =>
    Number.isNaN(outputs) ? kind : `${kind} · ${whole(outputs)} ${plural(outputs, 'output', 'outputs')}`,
  treeSentence: (
    inputs: number,
    trunk: readonly string[],
    tasks: readonly string[],
    apart: readonly string[],
  ): string =>
    `The model: ${whole(inputs)} input ${plural(inputs, 'column', 'columns')} flow into a trunk of ${layers(trunk.length)}${trunk.length > 0 ? ` (${list(trunk)})` : ''}, which branches into ${whole(tasks.length)} ${plural(tasks.length, 'head', 'heads')}: ${list(tasks)}.${apart.length > 0 ? ` With layers of ${plural(apart.length, 'its', 'their')} own: ${list(apart)}.` : ''}`,

  mend: {
    reshape: (shape) => `Insert a reshape to ${shape.map(whole).join(' × ')}`,
    'take-shape': (shape) => `Take the shape ${shape.map(whole).join(' × ')}`,
    pad: () => 'Let the window fit',
    'no-dilation': () => 'Set the dilation to 1',
    dense: (shape) => `End it with ${shape.map(whole).join(' × ')} units`,
    flatten: () => 'Insert a flatten into every branch',
  } satisfies Record<Mend['what'], (shape: readonly number[]) => string>,

  cost: {
    size: (parameters: number): string =>
      `${whole(parameters)} ${plural(parameters, 'parameter', 'parameters')}`,
    holds: (bytes: string): string => `about ${bytes} while it trains`,
    measured: (seconds: string): string => `${seconds} s an epoch, measured on this machine`,
    steps: (seconds: string): string => `about ${seconds} s an epoch, from steps timed on this machine`,
    estimated: (seconds: string): string =>
      `about ${seconds} s an epoch, estimated from another run of this table`,
    unknown: 'not timed yet',
    time: 'Time a few steps',
  },
  fit: {
    name: 'Fit to my machine',
    limits: (minutes: string, bytes: string): string => `A run may take ${minutes} min and ${bytes}`,
    minutes: 'Minutes for a run',
    gigabytes: 'Memory in GB',
    batch: (from: number, to: number): string => `batches of ${whole(to)} rows, not ${whole(from)}`,
    width: (from: number, to: number): string => `at most ${whole(to)} units, not ${whole(from)}`,
    changed: (changes: string, time: string, bytes: string): string =>
      `Now ${changes}: a run takes at most ${time} and ${bytes}.`,
    already: (time: string, bytes: string): string =>
      `It fits as it is: a run takes at most ${time} and ${bytes}.`,
    never: (time: string, bytes: string): string =>
      `Neither larger batches nor a narrower model make it fit; it stays as it was, with ${time} and ${bytes}. Fewer epochs or rows would help.`,
    untimed: 'Steps cannot be timed here before a run of this table has trained. Nothing was changed.',
  },
  takes: {
    about: (n: number, time: string, basis: string): string => `${runs(n)}, at most ${time} (${basis})`,
    unknown: (n: number): string =>
      `${runs(n)}; how long ${plural(n, 'it takes', 'they take')} is not known yet`,
    basis: {
      measured: 'epochs measured on this machine',
      steps: 'steps timed on this machine',
      estimated: 'estimated from another run',
      like: 'estimated, each run like this one',
    },
  },

  graft: {
    about: 'A trunk that has learned before: drag a finished run onto the trunk, or press it.',
    none: 'No run has finished yet. One that has can lend its trunk here.',
    from: (run: string): string => `Graft from ${run}`,
    taken: (run: string): string => `The trunk is grafted from ${run}.`,
    loading: 'Looking the run up',
    off: 'Take the graft off',
    lever: 'Frozen layers',
    frozen: (n: number, of: number): string => {
      if (n === 0) return 'Nothing is frozen: everything is fine-tuned.';
      return n === of
        ? 'The whole trunk is frozen.'
        : `The first ${layers(n)} of ${whole(of)} ${plural(n, 'is', 'are')} frozen.`;
    },
    same: (place: number): string => `Layer ${whole(place)} fits.`,
    other: (place: number): string => `Layer ${whole(place)} has other settings there.`,
    extra: (place: number): string => `Layer ${whole(place)} is not there.`,
    missing: (place: number): string => `Layer ${whole(place)} is only there.`,
    takeTrunk: 'Take the layers of that run',
    added: (columns: string): string =>
      `New to this trunk: ${columns}. Weights for it begin at zero and are learned, in frozen layers too.`,
  },

  ask: 'What do you want to know?',
  train: 'Train this',
  trainAbout: (epochs: number): string =>
    `One run of at most ${whole(epochs)} ${plural(epochs, 'epoch', 'epochs')}; the best weights are kept.`,
  helpAbout: (seeds: number): string =>
    `All tasks together and each alone, ${whole(seeds)} times with other splits and starts.`,
  guessAbout: (seeds: number): string =>
    `The plan ${whole(seeds)} times with other splits and starts, against always answering the average or the most frequent class.`,
  graftAbout: (seeds: number): string =>
    `The earlier plan, then this one from scratch, on the frozen trunk and fine-tuned, ${whole(seeds)} times.`,
  startRun: 'Start the run',
  startStudy: 'Start the study',
  seeds: 'Seeds',
  graftFrom: 'Trunk from',
  graftName: (source: string, target: string): string => `${source} → ${target}`,

  tasks: 'Tasks',
  kind: 'Kind',
  kindOf: (task: string): string => `Kind of ${task}`,
  loss: 'Loss',
  labelledRows: 'Rows that have a label, in each part. Rows without one still train the other tasks.',

  panelEdge: 'Width of the settings',
  tab: { model: 'Model', graft: 'Graft', training: 'Training', more: 'More' },
  name: 'Name',
  trunkSize: 'Size of the model',
  trunkDepth: 'Depth of the model',
  sharing: {
    title: 'What tasks share',
    name: { all: 'All', late: 'Most', early: 'Little', alone: 'Nothing' },
    about: {
      all: 'All layers are one trunk for all tasks.',
      late: 'Each task has the last layer for itself.',
      early: 'All tasks share the first layer only.',
      alone: 'Each task has all layers for itself; they share the columns only.',
    },
    layers: (shared: number, of: number): string =>
      shared === of ? `All ${layers(of)} are shared.` : `${whole(shared)} of ${layers(of)} shared.`,
  },
  units: (n: number): string => `${whole(n)} units`,
  layers,
  epochs: 'Epochs',
  patience: 'Stop early after',
  inEpochs: 'epochs',
  never: 'never',
  learningRate: 'Learning rate',
  batchSize: 'Batch size',
  dropout: 'Dropout',
  validationPart: 'Validation part',
  testPart: 'Test part',
  seed: 'Seed',
  splitSeed: 'Seed of the split',
  asPlan: 'as the plan',
  rate: {
    title: 'Factors of the learning rate',
    encoders: 'Embeddings',
    trunk: 'Trunk',
    head: (task: string): string => `Head of ${task}`,
    own: 'Factor of its learning rate',
    hint: 'A factor of 0 freezes. Layers and heads have theirs beside the drawing.',
  },
  more: {
    rows: 'Rows',
    losses: 'Losses',
    restraint: 'Against overfitting',
    gradient: 'Gradients',
  },
  rowWeights: { name: 'Rows count by', none: 'all alike' },
  labels: {
    keep: 'Labels to train on',
    all: 'all',
    each: 'So many of every class',
    shuffle: 'Shuffle its labels (a control)',
  },
  weightOf: (task: string): string => `Weight of ${task}`,
  partHint: 'Parts below 1 are shares of the rows, from 1 on numbers of rows.',
  leftOut: 'Columns left out',
  putBack: 'Put back',
};

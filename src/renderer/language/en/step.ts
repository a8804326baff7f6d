import type { StepName } from '../../state/steps';

/** What was done to a plan, as it is undone and redone by name; an empty name is just the command. */
export const step = {
  undo: (name: string): string => (name === '' ? 'Undo' : `Undo: ${name}`),
  redo: (name: string): string => (name === '' ? 'Redo' : `Redo: ${name}`),
  name: {
    predict: (of) => (of === '' ? 'predict nothing' : `predict ${of}`),
    discard: () => 'discard the draft',
    'leave-out': (of) => `leave out ${of}`,
    'put-back': (of) => `put ${of} back`,
    rename: () => 'rename the plan',
    kind: (of) => `change the kind of ${of}`,
    loss: (of) => `change the loss of ${of}`,
    weight: (of) => `weigh ${of}`,
    trunk: () => 'resize the model',
    sharing: () => 'share otherwise',
    dropout: () => 'change the dropout',
    'add-layer': () => 'add a layer',
    'remove-layer': () => 'remove a layer',
    'move-layer': () => 'move a layer',
    'copy-layer': () => 'duplicate a layer',
    layer: () => 'change a layer',
    encoding: (of) => `encode ${of} differently`,
    graft: (of) => `graft from ${of}`,
    ungraft: () => 'take the graft off',
    freeze: () => 'freeze other layers',
    budget: () => 'change how long to train',
    method: () => 'change how to train',
    split: () => 'change the split',
    seed: () => 'change the seed',
  } satisfies Record<StepName['what'], (of: string) => string>,
};

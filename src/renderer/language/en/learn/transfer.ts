/** The page on grafting an earlier trunk. */
export const transferring = {
  intro: [
    '[Transfer learning](transfer) does not begin at random. It takes the [trunk](trunk) of a network that learned something else, and sets a new [head](head) on it: in this lab, a [graft](graft).',
    'The earlier trunk knows how to look at the inputs. If the new task needs to see the same things, its few labels can all go into learning the answer, and none are spent on learning to look.',
  ],
  title: 'Three ways to begin',
  source: 'first task',
  target: 'new task',
  sourceDrawing: 'The earlier network: inputs, a trunk of two layers, a head for the first task.',
  sourceCaption: 'Trained before, on other rows or another target. Its head stays behind.',
  learning: 'Weights that learn',
  begins: 'The trunk begins',
  ways: {
    scratch: {
      name: 'From scratch',
      begins: 'at random',
      drawing: 'The new network with a trunk of its own that begins at random.',
      caption: 'Nothing is taken over.',
      text: 'The honest opponent: the same network with random weights. Without it nobody knows whether the graft helped or the task was easy.',
    },
    frozen: {
      name: 'Frozen',
      begins: 'as it was, and stays so',
      drawing: 'The new network on the earlier trunk, which is hatched because it is frozen.',
      caption: 'The trunk is taken over and frozen.',
      text: 'Only the head learns. Hardly anything can be overfitted, so a handful of labels is enough, but what the trunk does not see stays unseen.',
    },
    fineTuned: {
      name: 'Fine-tuned',
      begins: 'as it was, and goes on learning',
      drawing: 'The new network on the earlier trunk, which goes on learning.',
      caption: 'The trunk is taken over and goes on learning.',
      text: 'Everything learns, from a good start. With enough labels it ends where neither of the others gets; with too few, or too large a learning rate, it forgets what it knew.',
    },
  },
  outro: [
    'A graft hurts when the new task needs to see other things than the first one did: the trunk has thrown them away. It also hurts when the inputs mean something else, even if they have the same names. And when the new task has plenty of labels, training from scratch catches up and nothing is left to gain.',
    'Which of this holds is a question for an experiment. “Does the graft help?” trains all three ways with the same seeds and, if you ask, with fewer and fewer labels, and says for each how much the graft is worth. The sample with the meat spectra on [Home](#/home) shows one that helps; [the article’s program](#/learn/programs) shows one that cannot.',
  ],
};

/** The page on the three open problems. */
export const problems = {
  intro: [
    'Multi-task and transfer learning have three problems that no method has done away with. What a tool can do is to make each of them visible, and to answer by experiment instead of by hope.',
  ],
  problem: 'The problem',
  answer: 'What Espalier does',
  list: [
    {
      title: 'Data that do not match',
      problem: [
        'Tasks seldom come with the same rows. Labels are missing here and there, one task has a thousand rows and another thirty, and the new table has other columns, units or categories than the old one.',
      ],
      answer: [
        'A row trains every task it has a label for: [missing labels](missingLabels) are left out of the loss, not the row out of the table. Numbers are [standardised](standardised) on training rows only. A graft is checked column by column before anything runs, and a column that does not fit is named.',
        'Where: [your tables](#/data), with what is worth knowing about each column, and the split with its rows per task.',
      ],
    },
    {
      title: 'Tasks whose relation is unclear',
      problem: [
        'Whether two tasks help or hurt each other cannot be read off a table, and a correlation between targets does not decide it. A method that tells beforehand is not known.',
      ],
      answer: [
        'The lab asks the only reliable way: with and without. All arms get the same seeds, splits, epochs and early stopping, so that they differ in one thing. The [verdict](verdict) says helps, hurts, no difference or cannot tell, for each task by itself, and what to do next.',
        'Where: [your studies](#/studies), and [how a verdict is reached](#/learn/verdicts).',
      ],
    },
    {
      title: 'Models that grow complicated',
      problem: [
        'Each task adds a head, a loss, a weight and settings of its own. Soon nobody can say what the model is, what it costs, or which of its parts matter.',
      ],
      answer: [
        'The model is drawn as a tree with its shapes and its [weights](weights) counted before training. A plan is one file that decides everything, so that the same plan and [seed](seed) give the same run to the bit. Two runs can be set side by side with only what differs.',
        'Where: the design of any of [your tables](#/data), and [your runs](#/runs) with their comparison.',
      ],
    },
  ],
};

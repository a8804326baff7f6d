import type { Area } from '../entry';

/** What a dataset or the rows chosen from it do not allow. */
export const dataErrors = {
  'data.unknown': {
    en: [
      'There is no dataset “{dataset}”.',
      'Import the file again, or choose one that is there: on the command line, `espalier datasets` lists them.',
    ],
    zh: [
      '没有数据集“{dataset}”。',
      '请重新导入文件，或选择已有的数据集（命令行用 `espalier datasets` 列出）。',
    ],
  },
  'data.in-use': {
    en: [
      'Runs that rest on “{name}”: {runs}.',
      'Delete these runs first; a deleted run keeps its table for a week, since it can be brought back.',
    ],
    zh: [
      '有 {runs} 次运行用到“{name}”。',
      '请先删除这些运行；已删除的运行在一周内可以恢复，其间仍会保留所用的表格。',
    ],
  },
  'data.column-unknown': {
    en: ['The dataset has no column “{column}”.', 'Did you mean “{guess}”?'],
    zh: ['数据集中没有列“{column}”。', '您是指“{guess}”吗？'],
  },
  'data.too-small': {
    en: [
      'Task “{task}” needs at least {need} labelled training rows; found {found}.',
      'Choose another target or add rows.',
    ],
    zh: [
      '任务“{task}”至少需要 {need} 个有标签的训练行，实际只有 {found} 个。',
      '请选择其他目标列，或增加数据行。',
    ],
  },
  'data.not-binary': {
    en: [
      'Task “{task}” needs exactly 2 values in its training rows; found {found} ({values}).',
      'Train it as classes, or choose another target.',
    ],
    zh: [
      '任务“{task}”的训练行应恰好有 2 种取值，实际有 {found} 种（{values}）。',
      '请将其作为多分类，或选择其他目标列。',
    ],
  },
  'data.one-class': {
    en: [
      'Task “{task}” needs at least 2 classes in its training rows; found 1 (“{value}”).',
      'Choose another target or another split.',
    ],
    zh: [
      '任务“{task}”的训练行至少需要 2 个类别，实际只有 1 个（“{value}”）。',
      '请选择其他目标列或其他划分方式。',
    ],
  },
  'data.no-labels': {
    en: ['Column “{column}” is empty: there is nothing to predict.', 'Choose another target.'],
    zh: ['列“{column}”是空的，没有可以预测的内容。', '请选择其他目标列。'],
  },
  'data.empty-split': {
    en: [
      'The {part} part of the split has no rows with a label for “{task}”.',
      'Give the {part} part a larger share, or import more rows.',
    ],
    zh: ['划分中的{part}部分没有带“{task}”标签的行。', '请增大{part}部分的比例，或导入更多行。'],
  },
  'data.weight': {
    en: [
      'Column “{column}” cannot say what rows count: row {row} holds “{value}”.',
      'Give every row a number from 0 up.',
    ],
    zh: ['列“{column}”不能作为行权重：第 {row} 行为“{value}”。', '请为每一行填写不小于 0 的数值。'],
  },
  'data.no-weight': {
    en: [
      'Column “{column}” gives every training row the weight 0.',
      'Give at least one row a weight above 0.',
    ],
    zh: ['列“{column}”使所有训练行的权重都为 0。', '请至少为一行设置大于 0 的权重。'],
  },
  'data.not-number': {
    en: [
      'Column “{column}” cannot be a number: row {row} holds “{value}”.',
      'Treat it as classes, or correct the cell.',
    ],
    zh: ['列“{column}”不能作为数值：第 {row} 行为“{value}”。', '请将其作为类别，或改正该单元格。'],
  },
  'data.not-count': {
    en: [
      'Column “{column}” cannot be a count: row {row} holds {value}.',
      'Train it as a number, or correct the cell; counts are whole numbers from 0 up.',
    ],
    zh: [
      '列“{column}”不能作为计数：第 {row} 行为 {value}。',
      '请将其作为数值训练，或改正该单元格；计数须为不小于 0 的整数。',
    ],
  },
  'data.no-counts': {
    en: [
      'Every labelled training row of task “{task}” counts 0.',
      'Choose another target, or a split in which something was counted.',
    ],
    zh: ['任务“{task}”的所有有标签训练行的计数都为 0。', '请选择其他目标列，或选择包含非零计数的划分。'],
  },
  'data.unseen-class': {
    en: [
      'Column “{column}” holds “{value}”, which training never saw.',
      'Leave the cell empty or train with such rows.',
    ],
    zh: ['列“{column}”中的“{value}”在训练中从未出现。', '请将单元格留空，或用包含它的数据训练。'],
  },
  'data.missing-column': {
    en: [
      '{file} lacks the column “{column}” that the model needs.',
      'Add the column or rename the one that holds it.',
    ],
    zh: ['{file} 缺少模型需要的列“{column}”。', '请添加该列，或重命名对应的列。'],
  },
  'data.sample-unknown': {
    en: ['There is no sample called “{sample}”.', 'Did you mean “{guess}”?'],
    zh: ['没有名为“{sample}”的样例。', '您是指“{guess}”吗？'],
  },
  'data.damaged': {
    en: ['The stored data of {dataset} do not match their checksum.', 'Import the file again.'],
    zh: ['数据集 {dataset} 的存储内容与校验和不符。', '请重新导入该文件。'],
  },
} as const satisfies Area;

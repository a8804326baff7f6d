import type { Area } from '../entry';

/** What is wrong with a plan or a study, found before anything runs. */
export const planErrors = {
  'plan.json': {
    en: ['{file} is not JSON: {reason} at line {line}, column {column}.', 'Correct that place.'],
    zh: ['{file} 不是有效的 JSON：第 {line} 行第 {column} 列，{reason}。', '请改正该处。'],
  },
  'plan.key-unknown': {
    en: ['{file}: unknown key “{key}” at {place}.', 'Did you mean “{guess}”?'],
    zh: ['{file}：{place} 处有未知的键“{key}”。', '您是指“{guess}”吗？'],
  },
  'plan.key-forbidden': {
    en: ['{file}: the key “{key}” at {place} is not allowed.', 'Remove it.'],
    zh: ['{file}：{place} 处不允许使用键“{key}”。', '请删除它。'],
  },
  'plan.key-duplicate': {
    en: ['{file}: the key “{key}” stands twice, the second time at line {line}.', 'Keep one of them.'],
    zh: ['{file}：键“{key}”出现了两次，第二次在第 {line} 行。', '请只保留一个。'],
  },
  'plan.value': {
    en: ['{file}: {place} is not valid: {reason}.', 'Give a value in the allowed range.'],
    zh: ['{file}：{place} 的值无效：{reason}。', '请填写允许范围内的值。'],
  },
  'plan.newer': {
    en: [
      '{file} was written for format {version}; this program reads format {known}.',
      'Update the program.',
    ],
    zh: ['{file} 的格式版本为 {version}，本程序只支持 {known}。', '请更新程序。'],
  },
  'plan.no-targets': {
    en: ['The plan has no task.', 'Say which column to predict.'],
    zh: ['计划中没有任务。', '请指定要预测的列。'],
  },
  'plan.no-inputs': {
    en: ['The plan has no input column.', 'Give at least one column the role “input”.'],
    zh: ['计划中没有输入列。', '请至少将一列设为“输入”。'],
  },
  'plan.target-is-input': {
    en: ['Column “{column}” is an input and the target of task “{task}”.', 'Take it out of the inputs.'],
    zh: ['列“{column}”既是输入，又是任务“{task}”的目标。', '请将它从输入中去掉。'],
  },
  'plan.task-duplicate': {
    en: ['Two tasks are called “{task}”.', 'Rename one.'],
    zh: ['有两个任务都叫“{task}”。', '请重命名其中一个。'],
  },
  'plan.head-unknown': {
    en: ['The design has a head for “{task}”, but no task has that name.', 'Did you mean “{guess}”?'],
    zh: ['模型设计中有“{task}”的任务头，但没有同名任务。', '您是指“{guess}”吗？'],
  },
  'plan.trunk-unused': {
    en: [
      'No task grows from the trunk: all of them have layers of their own.',
      'Let one of them share the trunk, or remove the layers of the trunk.',
    ],
    zh: ['没有任务长在主干上：它们都有各自的层。', '请让其中一个任务共享主干，或删除主干的各层。'],
  },
  'plan.loss': {
    en: [
      'Task “{task}” is of kind {taskKind} and cannot be trained on the loss “{loss}”.',
      'Use one of these: {known}.',
    ],
    zh: ['任务“{task}”的类型是 {taskKind}，不能使用损失“{loss}”训练。', '请使用下列损失之一：{known}。'],
  },
  'plan.part-unknown': {
    en: [
      'The learning rate has a factor for “{part}”, but the design has no such part.',
      'Name one of these: {known}.',
    ],
    zh: ['学习率为“{part}”设置了倍数，但模型设计中没有这一部分。', '请使用下列名称之一：{known}。'],
  },
  'plan.split': {
    en: [
      'The split leaves {rows} rows for training: validation and test take {taken} of {total}.',
      'Make validation and test smaller.',
    ],
    zh: [
      '划分后只剩 {rows} 行用于训练：验证和测试共占 {total} 行中的 {taken} 行。',
      '请减小验证集和测试集。',
    ],
  },
  'plan.batch-too-large': {
    en: [
      'The batch size {batch} is larger than the {rows} training rows.',
      'Use a batch size of at most {rows}.',
    ],
    zh: ['批大小 {batch} 大于训练行数 {rows}。', '请将批大小设为不超过 {rows}。'],
  },
  'plan.other-dataset': {
    en: [
      'The plan is for another dataset: it names column “{column}”, which {dataset} does not have.',
      'Use the plan with its own data; did you mean “{guess}”?',
    ],
    zh: [
      '该计划用于另一个数据集：它使用了 {dataset} 中没有的列“{column}”。',
      '请配合原数据使用；您是指“{guess}”吗？',
    ],
  },
  'plan.softmax-over-labels': {
    en: [
      'Task “{task}” puts one softmax over {count} independent yes/no targets: their probabilities are forced to sum to 1.',
      'Use the sigmoid loss, or one task a target.',
    ],
    zh: [
      '任务“{task}”对 {count} 个相互独立的是/否目标使用了一个 softmax：各概率之和被强制为 1。',
      '请改用 sigmoid 损失，或为每个目标设一个任务。',
    ],
  },
  'plan.too-few-labels': {
    en: ['Task “{task}” should keep {keep} training labels but has only {found}.', 'Keep at most {found}.'],
    zh: ['任务“{task}”需保留 {keep} 个训练标签，但只有 {found} 个。', '最多保留 {found} 个。'],
  },
} as const satisfies Area;

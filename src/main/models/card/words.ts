/** The model card's words in both languages. */
import type { Language } from '../../../shared/errors/app-error';
import type { Graft } from '../../../shared/plan';

const en = {
  title: 'Model card',
  data: 'Data',
  dataset: (name: string, id: string) => `Dataset ${name} (content hash ${id}).`,
  parts: (train: number, validation: number, test: number) =>
    `${train} rows trained the model, ${validation} validated it, ${test} tested it.`,
  skipped: (rows: number) => `${rows} unreadable rows of the file were left out when it was imported.`,
  cleaned: (column: string) => `Column ${column}: invisible characters are taken out.`,
  markedMissing: (column: string, marks: string) => `Column ${column}: ${marks} counts as missing.`,
  readAs: (column: string, as: 'number' | 'time') =>
    `Column ${column}: its text is read as ${as === 'number' ? 'numbers' : 'moments'}.`,
  duplicatesDropped: 'Rows that are equal to an earlier one were left out.',
  inputColumns: ['Input', 'Encoding', 'Columns'],
  tasks: 'Tasks',
  taskColumns: ['Task', 'Kind', 'Output', 'Labels: training', 'validation', 'test'],
  logarithm: (output: string) =>
    `Output ${output} is the natural logarithm of the expected count; predict.mjs takes exp of it.`,
  variance: (output: string) =>
    `Output ${output} is the expected value and the natural logarithm of its variance; exp of half of that is the standard deviation.`,
  quality: 'How good it is',
  qualityColumns: ['Task', 'Metric', 'Rows', 'Model', 'Guessing'],
  guessing: 'Guessing always answers the mean or the most frequent class of the training rows.',
  partNames: { train: 'training', validation: 'validation', test: 'test' },
  training: 'Training',
  epochs: (done: number, best: string) => `${done} epochs; the weights are those of epoch ${best}.`,
  backend: (name: string, version: string) => `Backend: ${name} ${version}.`,
  seeds: (run: number, split: number) => `Seeds: ${run} for weights and order, ${split} for the split.`,
  parameters: (count: number) => `${count} parameters.`,
  graft: (from: string, freeze: Graft['freeze']) => {
    if (typeof freeze === 'number')
      return `The trunk was grafted from run ${from}; its first ${freeze} layers were kept as they were, the others fine-tuned.`;
    return `The trunk was grafted from run ${from} and ${freeze === 'trunk' ? 'kept as it was' : 'fine-tuned'}.`;
  },
  added: (columns: string) =>
    `Inputs that the grafted trunk did not know: ${columns}. Their weights began at zero and were learned.`,
  hidden: (task: string, keep: number) =>
    `Task ${task}: all but ${keep} training labels were hidden on purpose.`,
  hiddenEach: (task: string, keep: number) =>
    `Task ${task}: all but ${keep} training labels a class were hidden on purpose.`,
  shuffled: (task: string) =>
    `Task ${task}: training labels were shuffled on purpose; what it answers means nothing.`,
  parity: 'Agreement with the lab',
  agreement: (rows: number, part: string, relative: string, limit: string) =>
    `The exported files were loaded in a fresh process with plain @tensorflow/tfjs and asked about ${rows} ${part} rows: largest relative difference to the lab ${relative}, allowed ${limit}. parity.json says how it is measured.`,
  limits: 'Limits',
  limitLines: [
    'The figures come from one split with one seed. Only a study over several seeds says how much they vary.',
    'The model knows rows like those it was trained on. Beyond their range, and for other populations, nothing was measured.',
    'A category that was not in the training rows counts as none of the known ones; a missing number counts as the training mean.',
    'Probabilities were not calibrated. No test for unfair treatment of groups was made.',
    'Raw columns must go through recipe.json exactly; predict.mjs shows how.',
  ],
};

export type Words = typeof en;

const zh: Words = {
  title: '模型卡',
  data: '数据',
  dataset: (name, id) => `数据集 ${name}（内容哈希 ${id}）。`,
  parts: (train, validation, test) => `训练用 ${train} 行，验证用 ${validation} 行，测试用 ${test} 行。`,
  skipped: (rows) => `导入时略去了文件中 ${rows} 行无法读取的数据。`,
  cleaned: (column) => `列 ${column}：去除不可见字符。`,
  markedMissing: (column, marks) => `列 ${column}：${marks} 视为缺失。`,
  readAs: (column, as) => `列 ${column}：文本按${as === 'number' ? '数值' : '时间'}读取。`,
  duplicatesDropped: '与前面某行完全相同的行已略去。',
  inputColumns: ['输入列', '编码', '列数'],
  tasks: '任务',
  taskColumns: ['任务', '类型', '输出', '标签数：训练', '验证', '测试'],
  logarithm: (output) => `输出 ${output} 是预期计数的自然对数；predict.mjs 会对其取 exp。`,
  variance: (output) => `输出 ${output} 是期望值及其方差的自然对数；对数的一半取 exp 即为标准差。`,
  quality: '效果',
  qualityColumns: ['任务', '指标', '数据', '模型', '猜测'],
  guessing: '“猜测”指总是回答训练行的均值或最常见的类别。',
  partNames: { train: '训练集', validation: '验证集', test: '测试集' },
  training: '训练',
  epochs: (done, best) => `共 ${done} 轮；采用第 ${best} 轮的权重。`,
  backend: (name, version) => `计算后端：${name} ${version}。`,
  seeds: (run, split) => `随机种子：权重与顺序 ${run}，划分 ${split}。`,
  parameters: (count) => `参数 ${count} 个。`,
  graft: (from, freeze) => {
    if (typeof freeze === 'number') return `主干嫁接自运行 ${from}，前 ${freeze} 层保持冻结，其余经过微调。`;
    return `主干嫁接自运行 ${from}，${freeze === 'trunk' ? '保持冻结' : '经过微调'}。`;
  },
  added: (columns) => `嫁接的主干原来没有的输入：${columns}。它们的权重从零开始学习。`,
  hidden: (task, keep) => `任务 ${task}：有意只保留 ${keep} 个训练标签。`,
  hiddenEach: (task, keep) => `任务 ${task}：有意只为每个类别保留 ${keep} 个训练标签。`,
  shuffled: (task) => `任务 ${task}：训练标签被有意打乱，其答案没有意义。`,
  parity: '与实验室结果的一致性',
  agreement: (rows, part, relative, limit) =>
    `在全新进程中仅用 @tensorflow/tfjs 加载导出文件，对${part}的 ${rows} 行作答：与实验室结果的最大相对差异为 ${relative}，允许值为 ${limit}。计算方法见 parity.json。`,
  limits: '局限',
  limitLines: [
    '这些数字来自一次划分和一个种子；只有多个种子的研究才能说明波动有多大。',
    '模型只了解与训练数据相似的行；超出其范围或换成其他人群，均未测量。',
    '训练中未出现的类别不算作任何已知类别；缺失的数值按训练均值处理。',
    '概率未经校准，也未检验是否对某些群体不公平。',
    '原始列必须严格按 recipe.json 转换，predict.mjs 给出了示例。',
  ],
};

export const words: Readonly<Record<Language, Words>> = { en, zh };

import { METRICS } from '../../../shared/verdict/sentence-zh';
import type { model as english } from '../en/model';
import { formatsOf } from '../formats';

const { whole } = formatsOf('zh');

export const model: typeof english = {
  about: '保留了最佳权重的运行：可以试用、预测文件或导出。',
  shownOf: (shown, all) => `显示最新的 ${whole(shown)} 个，共 ${whole(all)} 个；搜索可找到任意一个。`,
  none: '还没有模型',
  noneAdvice: '每次完成的运行都会在这里留下最佳权重。',
  aboutOne: (inputs, heads) => `${whole(inputs)} 个输入，${whole(heads)} 个任务头`,
  openRun: '打开对应的运行',
  tab: { use: '使用', good: '表现如何', relies: '它依赖什么' },
  heldOutAbout: (part, rows, all, method) =>
    rows === all
      ? `${part}：全部 ${whole(all)} 行。${method}`
      : `${part}：从 ${whole(all)} 行中随机抽取 ${whole(rows)} 行。${method}`,
  metricsMethod: (resamples) => `区间：按行做百分位自助法，${whole(resamples)} 次重抽样。`,
  importanceMethod: (repeats) => `每列打乱 ${whole(repeats)} 次；区间：均值的学生 t 区间。`,
  examining: '正在留出的行上检查模型',
  metricsOf: (task) => `${task} 的指标`,
  value: '值',
  intervalOf: (level) => `${level} 区间`,
  interval: (low, high) => `${low} 至 ${high}`,
  confusionOf: (name) => `${name} 的混淆矩阵`,
  errorsOf: (name) => `${name} 的误差`,
  actual: '真实',
  predictedAs: '预测',
  cell: (actual, predicted) => `真实为 ${actual}，预测为 ${predicted}`,
  errorsByTruth: '预测值减真实值，按真实值排列；点击一点查看对应的行',
  errorsCounted: '按误差统计的行数；点击柱条查看对应的行',
  errorsSentence: (name, rows, low, high) =>
    `${name} 的误差随真实值的变化，共 ${whole(rows)} 行，范围 ${low} 至 ${high}。`,
  errorAt: (truth, error) => `真实值 ${truth}，误差 ${error}`,
  errorBin: (from, to) => `误差 ${from} 至 ${to}`,
  rowsBehind: (all, shown) =>
    all === shown ? `${whole(all)} 行` : `${whole(all)} 行中的 ${whole(shown)} 行`,
  reliesAbout: (metric) => `把某一列的单元格在各行之间打乱后，${METRICS[metric]}会变差多少。`,
  allColumns: (n) => `显示全部 ${whole(n)} 列`,
  tryIt: '试一试',
  oneRow: '一行数据',
  anyRow: '随机一行',
  fromRow: '使用第几行的值',
  findField: '查找输入列',
  answers: '所有任务头的回答',
  noneOfThem: '都不是',
  expectedIn: (level, low, high) => `此类行中有 ${level} 在 ${low} 至 ${high} 之间`,
  predict: '预测文件',
  predictAbout: '一个含有相同输入列的 CSV 文件；结果也是 CSV 文件，每个任务头多一列。',
  predicting: '正在预测',
  predicted: (rows) => `已写入 ${whole(rows)} 行：`,
  unseen: (column, rows) => `“${column}”中有 ${whole(rows)} 行含有训练时从未见过的类别，按未知处理。`,
  export: '导出',
  exportAbout:
    '导出一个可由 TensorFlow.js 直接加载的文件夹，附带数据处理方式和模型卡。导出后会在新进程中重新读取，并与实验室的结果比较。',
  showFolder: '在文件夹中显示',
  exportNow: '导出模型',
  exporting: '正在导出并核对',
  parity: '最大差异',
  parityRows: '比较的行数',
  parityHint: (rows) =>
    `在新进程中重新读取导出的文件，与实验室在 ${whole(rows)} 行留出数据上、所有任务头的结果之间的差异。`,
};

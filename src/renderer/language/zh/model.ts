import type { model as english } from '../en/model';
import { formatsOf } from '../formats';

const { whole } = formatsOf('zh');

export const model: typeof english = {
  about: '保留了最佳权重的运行：可以试用、预测文件或导出。',
  none: '还没有模型',
  noneAdvice: '每次完成的运行都会在这里留下最佳权重。',
  aboutOne: (inputs, heads) => `${whole(inputs)} 个输入，${whole(heads)} 个任务头`,
  openRun: '打开对应的运行',
  tryIt: '试一试',
  anyRow: '随机一行',
  fromRow: '使用第几行的值',
  findField: '查找输入列',
  answers: '所有任务头的回答',
  noneOfThem: '都不是',
  predict: '预测文件',
  predictAbout: '一个含有相同输入列的 CSV 文件；结果也是 CSV 文件，每个任务头多一列。',
  predicting: '正在预测',
  predicted: (rows) => `已写入 ${whole(rows)} 行：`,
  unseen: (column, rows) => `“${column}”中有 ${whole(rows)} 行含有训练时从未见过的类别，按未知处理。`,
  export: '导出',
  exportAbout:
    '导出一个可由 TensorFlow.js 直接加载的文件夹，附带数据处理方式和模型卡。导出后会在新进程中重新读取，并与实验室的结果比较。',
  exportNow: '导出模型',
  exporting: '正在导出并核对',
  parity: '最大差异',
  parityRows: '比较的行数',
  parityHint: (rows) =>
    `在新进程中重新读取导出的文件，与实验室在 ${whole(rows)} 行留出数据上、所有任务头的结果之间的差异。`,
};

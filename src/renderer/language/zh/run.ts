import type { chart as englishChart, run as englishRun } from '../en/run';
import { formatsOf } from '../formats';

const { number, whole } = formatsOf('zh');
const COURSE = { fell: '降至', rose: '升至', stayed: '基本不变，为' };

export const chart: typeof englishChart = {
  asTable: '显示为表格',
  asChart: '显示为图表',
  sentence: (name, facts) =>
    `${name}从 ${number(facts.first)} ${COURSE[facts.course]} ${number(facts.last)}（第 ${whole(facts.lastAt)} 轮）；最佳为第 ${whole(facts.bestAt)} 轮的 ${number(facts.best)}。`,
};

export const run: typeof englishRun = {
  progress: '进度',
  partOf: '所属研究：',
  seed: (n) => `种子 ${n}`,
  openModel: '使用模型',
  pause: '暂停',
  resume: '继续',
  stop: '停止并保留最佳',
  cancel: '取消运行',
  more: '更多操作',
  waiting: '正在等待空闲的训练位',
  epochOf: (done, all) => `第 ${whole(done)} / ${whole(all)} 轮`,
  phase: (epoch, epochs, batch, batches) =>
    `第 ${whole(epoch)} 轮，共 ${whole(epochs)} 轮；第 ${whole(batch)} 批，共 ${whole(batches)} 批`,
  ended: {
    interrupted: (done, all) => `停在第 ${whole(done)} 轮（共 ${whole(all)} 轮），可从此处继续`,
    other: (done, all) => `已训练 ${whole(done)} 轮（上限 ${whole(all)} 轮）`,
  },
  left: (about) => `还需${about}`,
  bestEpoch: '最佳轮次',
  trained: '训练用时',
  rate: '速度',
  rowsPerSecond: (n) => (Number.isNaN(n) ? '–' : `${number(n)} 行/秒`),
  parameters: '参数',
  backend: '计算后端',
  steps: '训练步',
  executor: { compiled: '单个原生程序', fused: '单个 XLA 程序', eager: '逐个算子' },
  executorWhy: {
    measured: '试过的方式中最快',
    short: '不等 XLA 编译完，训练就结束了',
    unfit: 'XLA 计算卷积较慢',
    backend: '没有原生 TensorFlow',
    kernel: '没有原生形式：',
    fault: '更快的方式出错：',
    differs: '更快的方式得出了不同的损失',
  },
  microseconds: (n) => `每步 ${number(n, 3)} µs`,
  optimizer: '优化器',
  optimizerAt: (kind, rate) => `${kind === 'adam' ? 'Adam' : 'SGD'} ${rate}`,
  curves: '曲线',
  metric: '指标',
  mainMetric: '各任务的主要指标',
  panel: (task, metric) => `${task}：${metric}`,
  best: (epoch) => `最佳：${whole(epoch)}`,
  guessing: '盲猜',
  noEpochs: '还没有完成一轮',
  noEpochsAdvice: '第一轮结束后会显示曲线。',
  scores: '最佳权重的成绩',
  better: '更好的方向',
  lower: '越低越好',
  higher: '越高越好',
  notes: '名称、标签和备注',
};

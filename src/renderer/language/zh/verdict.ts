import type { Answer } from '../../../shared/verdict/verdict';
import type { verdict as english } from '../en/verdict';
import { formatsOf } from '../formats';
import { spaced } from '../spaced';

const { list, percent, whole } = formatsOf('zh');

const ARMS: Readonly<Record<string, string>> = {
  together: '一起学',
  alone: '单独学',
  source: '源任务',
  scratch: '从零训练',
  frozen: '冻结主干',
  'fine-tuned': '微调',
  guessing: '盲猜',
};

function arm(name: string): string {
  const [, task] = /^alone: (.*)$/.exec(name) ?? [];
  if (task !== undefined) return `${task}（单独学）`;
  const [, base, labels] = /^(.*), (\d+) labels$/.exec(name) ?? [];
  if (base !== undefined) return `${ARMS[base] ?? base}，${labels} 个标签`;
  return ARMS[name] ?? name;
}

const answer: Record<Answer, string> = {
  helps: '有帮助',
  hurts: '有害',
  'no-difference': '没有差别',
  'cannot-tell': '无法判断',
};

export const verdict: typeof english = {
  title: '结论',
  evidence: '结论的依据',
  arm,
  answer,
  answerFor: (task, given) => `${task}：${answer[given]}`,
  against: (one, other) => `${arm(one)}，对比${arm(other)}`,
  labels: (n) => `${whole(n)} 个标签`,
  points: (points) => `${points} 个百分点`,
  times: (times) => `${times} 倍`,
  overTimes: (times) => `超过 ${times} 倍`,
  range: (low, high) => `${low} 至 ${high}`,
  interval: (effect, level, range) => `${effect}，${level} 区间 ${range}`,
  pairedRuns: '配对运行',
  worse: '← 更差',
  better: '更好 →',
  metricOf: (names, level) => spaced(`测试集上的${list(names)}，${level} 区间`),
  slopesLabel: (task, pairs) => `${task}：${whole(pairs)} 对运行，每对用一条线相连`,
  offAxis: (range) => `区间超出坐标轴：${range}`,
  plotLabel: (task, text) => `${task}：${text}`,
  numbers: '全部数字',
  compared: '对比',
  without: '对照组均值',
  with: '实验组均值',
  effect: '差异',
  low: '下限',
  high: '上限',
  testRows: '测试行数',
  detailsNote: '只根据每个任务的主要指标得出结论，其他指标仅供参考。',
  howComputed: '区间是如何计算的',
  paired: (seeds) =>
    `运行成对比较：对 ${whole(seeds)} 个随机种子中的每一个，双方使用相同的数据划分、共有部分相同的初始权重和相同的样本顺序，只看每一对内部的差异。`,
  scale: {
    ratio: '误差按比值比较，因为误差越大波动也越大；估计值是各种子比值的几何平均。',
    difference: '分数按差值比较，单位为百分点。',
  },
  intervalKind: {
    'paired-t': (tasks, overlap) =>
      `${list(tasks)}：对各种子使用 t 区间。训练部分占其抽样范围的 ${percent(overlap)}，因此各种子之间近似独立。`,
    'nadeau-bengio': (tasks, overlap) =>
      `${list(tasks)}：使用经 Nadeau 与 Bengio（2003）校正的 t 区间。训练部分占其抽样范围的 ${percent(overlap)}，各种子共用了许多数据行，普通的 t 区间会过于自信。`,
  },
  shared: (n, level) =>
    `${whole(n)} 个比较共同满足 95%：每个比较各自使用 ${percent(level, 1)} 的区间，使它们同时成立（Bonferroni 校正）。`,
  rule: '区间不含零才说“有帮助”或“有害”；整个区间落在误差 2% 或分数 1 个百分点以内（灰色带）才说“没有差别”；其余都是“无法判断”。',
  fair: '同等对待',
  fairSame: (seeds, epochs, patience, batch, optimizer, validated) =>
    `每一组都相同：${whole(seeds)} 个随机种子，同时改变划分、初始权重和样本顺序；最多 ${whole(epochs)} 轮${patience === null ? '' : `，${whole(patience)} 轮没有进步则早停`}；批大小 ${whole(batch)}；${optimizer}；${validated ? '按验证集保留最佳权重' : '没有验证集，保留训练损失最低的权重'}。`,
  fairDiffer: {
    'do-tasks-help': '各组唯一的区别是：任务共用一个主干，还是各自拥有同样大小的主干。',
    'does-graft-help': '各组唯一的区别是：主干从哪里来，以及是否冻结。',
    train: '每个计划都与“总是回答训练均值或最常见类别”相比。',
  },
  saveReport: '保存为网页',
  next: '接下来',
  openModel: (name) => `使用最佳模型：${name}`,
  unshare: (task) => `让 ${task} 拥有自己的层`,
  changeModel: '修改模型',
  moreSeeds: (n, time) => `用 ${whole(n)} 个随机种子再问一次（${time}）`,
  beyond: (tasks) =>
    `如果差异和波动保持现状，即使用 100 个随机种子，${list(tasks)} 也无法得出结论；需要换任务、增加数据行或更换模型。`,
};

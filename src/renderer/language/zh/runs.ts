import type { compare as englishCompare, runs as englishRuns } from '../en/runs';
import { formatsOf } from '../formats';

const { whole } = formatsOf('zh');

export const runs: typeof englishRuns = {
  count: (n) => `${whole(n)} 次运行`,
  search: '搜索名称、标签、任务、状态',
  which: '显示哪些运行',
  current: '当前',
  archived: '已归档',
  deleted: '回收站',
  compareHint: '选择两个或更多运行进行比较',
  compare: '比较',
  clear: (n) => `取消选择（${whole(n)}）`,
  archive: '归档',
  restore: '移出归档',
  none: '还没有运行',
  noneAdvice: '打开一张表，选择要预测的列并开始训练；也可以启动一个样例研究。',
  nothingFound: '没有找到',
  nothingFoundAdvice: '搜索的每个词都必须出现在运行的名称、标签、备注、任务、分组或状态中。',
  select: '选择',
  selectRun: (name) => `选择 ${name}`,
  status: '状态',
  headline: '主要指标',
  started: '开始时间',
  epochs: (done, all) => `${whole(done)} / ${whole(all)}`,
  tags: '标签',
  tagsHint: '用逗号分隔',
  note: '备注',
};

export const compare: typeof englishCompare = {
  title: '比较',
  titleOf: (n) => `比较 ${whole(n)} 次运行`,
  about: '只显示不同之处。',
  settings: '不同的设置',
  setting: '设置项',
  sameSettings: '所有设置都相同。',
  curves: '曲线',
  noCurves: '这些运行都没有这个指标。',
  panel: (task, metric, part) => `${task}：${metric}（${part}）`,
  metrics: '最佳轮次的指标',
  part: '部分',
  difference: (size, positive) => (positive ? `+${size}` : size),
  differenceNote: '小字是与运行 A 的差值，每次运行只有一个随机种子；差异是否超出偶然，需要用研究来判断。',
};

import type { plan as english } from '../en/plan';
import { formatsOf } from '../formats';

const { brief, list, whole } = formatsOf('zh');

export const plan: typeof english = {
  title: '设计',
  checking: '正在计算形状和行数',
  summary: (parameters, train, validation, test) =>
    `${whole(parameters)} 个参数 · 训练 ${whole(train)} 行，验证 ${whole(validation)} 行，测试 ${whole(test)} 行`,
  backToData: '返回表格',
  noTargets: '还没有要预测的列',
  noTargetsAdvice: '请至少选择表格中的一列，每一列成为一个任务。',

  bundle: (encoding, n) =>
    `${whole(n)} 个${{ standard: '数值列', oneHot: '类别列', embedding: '嵌入列' }[encoding]}`,
  bundleTitle: (columns, encoding, width) => `${whole(columns)} 列：${encoding}，合计 ${whole(width)} 个数`,
  inputTitle: (column, encoding, width) => `${column}：${encoding}，${whole(width)} 个数`,
  parametersShort: (n) => `${brief(n)} 参数`,
  layerKind: { dense: '全连接' },
  layerTitle: (place, units, parameters, origin) =>
    `第 ${whole(place)} 层，全连接：${whole(units)} 个单元${Number.isNaN(parameters) ? '' : `，${whole(parameters)} 个参数`}${{ new: '', frozen: '；来自嫁接，已冻结', tuned: '；来自嫁接，继续微调' }[origin]}`,
  headTitle: (task, about) => `${task} 的任务头：${about}`,
  treeHint: '点击任一部分查看设置，拖动一层可改变其位置，点 + 添加一层。',
  treeKeys:
    '方向键移动，回车查看设置。选中一层时：Insert 在其后添加一层，Delete 删除，Ctrl+D 复制，Alt 加左右方向键移动该层。',
  addLayer: '在此添加一层',
  inspector: {
    back: '计划设置',
    layer: (place) => `主干第 ${whole(place)} 层`,
    hidden: (place, task) => `${task} 任务头第 ${whole(place)} 层`,
    head: (task) => `${task} 的任务头`,
    column: (column) => `列 ${column}`,
    columns: (n) => `${whole(n)} 列`,
    shape: '输出',
    shapeOf: (shape) => `每行 ${shape.map(whole).join(' × ')} 个数`,
    parameters: '参数',
    parts: '有标签的行',
    partCounts: (train, validation, test) =>
      `训练 ${whole(train)}，验证 ${whole(validation)}，测试 ${whole(test)}`,
    units: '单元数',
    activation: '激活函数',
    activationName: { linear: '线性', relu: '整流 ReLU', tanh: '双曲正切 tanh', sigmoid: 'S 形 sigmoid' },
    encoding: '编码方式',
    naturalEncoding: '按列类型自动选择',
    weight: '在总损失中的权重',
    addHidden: '添加隐藏层',
    addAfter: '在其后添加一层',
    earlier: '向输入列方向移动',
    later: '向任务头方向移动',
    duplicate: '复制',
    remove: '删除',
    leaveOut: '不使用',
  },
  headAbout: (kind, outputs) => (Number.isNaN(outputs) ? kind : `${kind} · ${whole(outputs)} 个输出`),
  treeSentence: (inputs, trunk, tasks) =>
    `模型：${whole(inputs)} 个输入列进入 ${whole(trunk.length)} 层的主干${trunk.length > 0 ? `（单元数 ${list(trunk.map(whole))}）` : ''}，再分成 ${whole(tasks.length)} 个任务头：${list(tasks)}。`,

  graft: {
    title: '嫁接',
    about: '使用已经学过的主干：把一次完成的运行拖到主干上，或直接点击它。',
    none: '还没有完成的运行。完成之后，它的主干就可以用在这里。',
    from: (run) => `嫁接自 ${run}`,
    taken: (run) => `主干嫁接自 ${run}。`,
    loading: '正在查找该运行',
    off: '取消嫁接',
    lever: '冻结的层数',
    frozen: (n, of) => {
      if (n === 0) return '没有冻结任何层：全部微调。';
      return n === of ? '整个主干都已冻结。' : `共 ${whole(of)} 层，前 ${whole(n)} 层已冻结。`;
    },
    same: (place) => `第 ${whole(place)} 层吻合。`,
    other: (place) => `第 ${whole(place)} 层的设置与该运行不同。`,
    extra: (place) => `该运行没有第 ${whole(place)} 层。`,
    missing: (place) => `只有该运行有第 ${whole(place)} 层。`,
    takeTrunk: '采用该运行的各层',
  },

  ask: '您想知道什么？',
  train: '训练这个模型',
  trainAbout: (epochs) => `一次运行，最多 ${whole(epochs)} 轮，保留最佳权重。`,
  helpAbout: (tasks, seeds) =>
    `${whole(seeds * (tasks + 1))} 次运行：所有任务一起学，以及每个任务单独学，用不同的划分和初始值重复 ${whole(seeds)} 次。`,
  graftAbout: (seeds) =>
    `${whole(seeds * 4)} 次运行：先训练原来的计划，再分别从零训练、冻结主干、微调，重复 ${whole(seeds)} 次。`,
  startRun: '开始运行',
  startStudy: '开始研究',
  seeds: '随机种子数',
  graftFrom: '主干来自',
  graftName: (source, target) => `${source} → ${target}`,

  tasks: '任务',
  kind: '类型',
  kindOf: (task) => `${task} 的类型`,
  loss: '损失',
  labelledRows: '各部分中有标签的行数。没有标签的行仍可用于训练其他任务。',

  settings: '设置',
  name: '名称',
  trunkSize: '主干宽度',
  trunkDepth: '主干深度',
  units: (n) => `${whole(n)} 个单元`,
  layers: (n) => `${whole(n)} 层`,
  epochs: '轮数',
  patience: '早停耐心（轮）',
  never: '不早停',
  learningRate: '学习率',
  advanced: '更多设置',
  batchSize: '批大小',
  dropout: '随机失活',
  validationPart: '验证部分',
  testPart: '测试部分',
  seed: '随机种子',
  weightOf: (task) => `${task} 的权重`,
  partHint: '小于 1 表示占总行数的比例，大于等于 1 表示行数。',
  leftOut: '未使用的列',
  putBack: '恢复',
};

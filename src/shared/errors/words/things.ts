import type { Layer } from '../../design';
import type { TaskKind } from '../../task';
import type { Wording, Wordings } from './wording';

/** What something is that a file, a plan or a graft should not be. */
export const kinds = {
  folder: { en: 'a folder', zh: '文件夹' },
  binary: { en: 'binary', zh: '二进制文件' },
  device: { en: 'a device', zh: '设备' },
  'link-loop': { en: 'a loop of links', zh: '循环的链接' },
} as const satisfies Wordings;

export const parts = {
  train: { en: 'training', zh: '训练' },
  validation: { en: 'validation', zh: '验证' },
  test: { en: 'test', zh: '测试' },
} as const satisfies Wordings;

/** What a task predicts. */
export const taskKinds = {
  binary: { en: 'yes or no', zh: '是或否' },
  classes: { en: 'classes', zh: '类别' },
  number: { en: 'number', zh: '数值' },
  count: { en: 'count', zh: '计数' },
  'multi-label': { en: 'several yes or no', zh: '多个是或否' },
} as const satisfies Readonly<Record<TaskKind, Wording>>;

/** Layers as the drawing calls them. */
export const layerKinds = {
  dense: { en: 'dense', zh: '全连接' },
  reshape: { en: 'reshape', zh: '重塑' },
  flatten: { en: 'flatten', zh: '展平' },
  activation: { en: 'activation', zh: '激活' },
  conv1d: { en: 'conv 1-D', zh: '一维卷积' },
  conv2d: { en: 'conv 2-D', zh: '二维卷积' },
  'depthwise-conv2d': { en: 'depthwise conv', zh: '逐通道卷积' },
  'separable-conv2d': { en: 'separable conv', zh: '可分离卷积' },
  pool: { en: 'pool', zh: '池化' },
  'global-pool': { en: 'global pool', zh: '全局池化' },
  'batch-norm': { en: 'batch norm', zh: '批归一化' },
  'layer-norm': { en: 'layer norm', zh: '层归一化' },
  gru: { en: 'GRU', zh: '门控循环' },
  lstm: { en: 'LSTM', zh: '长短期记忆' },
  attention: { en: 'attention', zh: '注意力' },
  dropout: { en: 'dropout', zh: '随机失活' },
  noise: { en: 'noise', zh: '噪声' },
  residual: { en: 'residual', zh: '残差' },
  concat: { en: 'branches', zh: '并列分支' },
} as const satisfies Readonly<Record<Layer['kind'], Wording>>;

/** Places in a file that have no path; a path stands for itself. */
export const places = {
  '(file)': { en: 'the file', zh: '整个文件' },
  '(top)': { en: 'the top', zh: '最外层' },
} as const satisfies Wordings;

/** A layer of the trunk is known by its number alone. */
export const layers = { trunk: { en: '{}', zh: '{}' } } as const satisfies Wordings;

/** A layer by its place, such as `trunk 3.1` or `head fat 2`: behind the word “layer” in English. */
export const layerNames = {
  trunk: { en: '{} of the trunk', zh: '主干第 {} 层' },
  head: { en: '{last} of the head of “{first}”', zh: '任务头“{first}”第 {last} 层' },
} as const satisfies Wordings;

/** What the trunk or the inputs of one side of a graft have where the other side differs. */
export const grafted: Wordings = {
  'no-input': { en: 'no such input', zh: '没有此输入' },
  'an-input': { en: 'an input', zh: '有此输入' },
  'other-column': { en: 'the column “{}”', zh: '列“{}”' },
  standard: { en: 'a standardised number', zh: '标准化数值' },
  'one-hot': { en: 'one-hot, {} numbers', zh: '独热编码，{} 个数' },
  embedding: { en: 'an embedding of {} numbers', zh: '嵌入，{} 个数' },
  'no-layer': { en: 'no layer', zh: '没有这一层' },
  ...withSettings(layerKinds),
  residual: { en: 'a residual block', zh: '残差块' },
  concat: { en: '{} branches side by side', zh: '{} 个并列分支' },
};

/** Kinds of layers with their settings behind them. */
function withSettings(kinds: Wordings): Wordings {
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, { en, zh }]) => [kind, { en: `${en} {}`, zh: `${zh}层 {}` }]),
  );
}

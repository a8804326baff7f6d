import type { Area } from '../entry';

/** Layers that do not fit on what comes in. A layer is named by its place, such as `trunk 3.1`. */
export const designErrors = {
  'design.needs-length': {
    en: [
      'Layer {layerName} ({layerKind}) needs length × channels, but {given} comes in.',
      'Put a reshape to [length, channels] before it.',
    ],
    zh: [
      '{layerName}（{layerKind}）需要“长度 × 通道”，但输入是 {given}。',
      '请在它前面加一个重塑层 [长度, 通道]。',
    ],
  },
  'design.too-long': {
    en: [
      'Layer {layerName} ({layerKind}) takes at most {most} positions, but {length} come in.',
      'Put a pool or a convolution with a stride before it, or take wider positions by a reshape.',
    ],
    zh: [
      '{layerName}（{layerKind}）最多接受 {most} 个位置，但输入有 {length} 个。',
      '请在它前面加一个池化层或带步幅的卷积层，或用重塑层让每个位置更宽。',
    ],
  },
  'design.needs-image': {
    en: [
      'Layer {layerName} ({layerKind}) needs height × width × channels, but {given} comes in.',
      'Put a reshape to [height, width, channels] before it.',
    ],
    zh: [
      '{layerName}（{layerKind}）需要“高 × 宽 × 通道”，但输入是 {given}。',
      '请在它前面加一个重塑层 [高, 宽, 通道]。',
    ],
  },
  'design.needs-positions': {
    en: [
      'Layer {layerName} ({layerKind}) goes over positions, but {given} comes in.',
      'Put a reshape to [length, channels] or [height, width, channels] before it.',
    ],
    zh: [
      '{layerName}（{layerKind}）要沿位置滑动，但输入是 {given}。',
      '请在它前面加一个重塑层 [长度, 通道] 或 [高, 宽, 通道]。',
    ],
  },
  'design.reshape-size': {
    en: [
      'Layer {layerName} makes {shape} = {wanted} numbers, but {given} = {size} come in.',
      'Give a shape whose product is {size}.',
    ],
    zh: [
      '{layerName}要重塑为 {shape} = {wanted} 个数，但输入是 {given} = {size} 个数。',
      '请给出乘积为 {size} 的形状。',
    ],
  },
  'design.window-too-large': {
    en: [
      'The window of layer {layerName} spans {span} positions, but only {length} are there.',
      'Make it smaller, or take the padding “same”.',
    ],
    zh: ['{layerName}的窗口跨 {span} 个位置，但只有 {length} 个。', '请减小窗口，或改为两端补零。'],
  },
  'design.stride-and-dilation': {
    en: [
      'Layer {layerName} has a stride of {stride} and a dilation of {dilation}.',
      'Leave one of them at 1.',
    ],
    zh: ['{layerName}的步幅为 {stride}，同时扩张率为 {dilation}。', '请将其中一个保持为 1。'],
  },
  'design.residual-shape': {
    en: [
      '{given} comes into the residual layer {layerName}, but its layers give {found}: they cannot be added.',
      'End it with a layer that gives {given}.',
    ],
    zh: [
      '残差块（{layerName}）的输入是 {given}，其内部各层的输出却是 {found}，无法相加。',
      '请让它的最后一层输出 {given}。',
    ],
  },
  'design.concat-shape': {
    en: [
      'Branch {branch} of layer {layerName} gives {found}, the first gives {given}: only the last number may differ.',
      'Give branch {branch} the same positions as the first.',
    ],
    zh: [
      '{layerName}的分支 {branch} 输出 {found}，第一个分支输出 {given}：只有最后一个数可以不同。',
      '请让分支 {branch} 与第一个分支的位置一致。',
    ],
  },
} as const satisfies Area;

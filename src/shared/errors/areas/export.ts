import type { Area } from '../entry';

/** What can stop an export or a prediction. */
export const exportErrors = {
  'export.parity': {
    en: [
      'The exported model differs from the lab by {difference}; allowed is {limit}.',
      'Nothing was written; report this.',
    ],
    zh: ['导出的模型与实验室结果相差 {difference}，允许值为 {limit}。', '未写入任何文件；请反馈此问题。'],
  },
  'export.layer': {
    en: [
      'TF.js has no layer that computes layer {layerName} ({layerKind}) as the lab does.',
      'Leave its dilation at 1, or the multiplier of a separable convolution, or use another layer, and train again.',
    ],
    zh: [
      '导出格式中没有能按实验室方式计算{layerName}（{layerKind}）的层。',
      '请将它的扩张率（可分离卷积则为通道倍数）保持为 1，或改用其他层，然后重新训练。',
    ],
  },
  'export.cancelled': {
    en: ['The export was cancelled; nothing was written.', 'Start it again when you like.'],
    zh: ['导出已取消，未写入任何文件。', '可随时重新开始。'],
  },
} as const satisfies Area;

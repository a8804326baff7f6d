import type { Area } from '../entry';

/** Why a trunk cannot be grafted. */
export const graftErrors = {
  'graft.trunk-differs': {
    en: [
      'The trunks differ first at layer {layer}: {source} in the earlier model, {target} here.',
      'Give layer {layer} the same kind and settings.',
    ],
    zh: [
      '两个主干从第 {layer} 层开始不同：原模型为{source}，此处为{target}。',
      '请让第 {layer} 层的类型和设置一致。',
    ],
  },
  'graft.inputs-differ': {
    en: [
      'The inputs differ first at “{column}”: {source} in the earlier model, {target} here.',
      'Use the same input columns and encodings.',
    ],
    zh: ['输入从“{column}”开始不同：原模型为{source}，此处为{target}。', '请使用相同的输入列和编码。'],
  },
  'graft.freeze-depth': {
    en: [
      '{frozen} layers are to be frozen, but the trunk has {layers}.',
      'Freeze at most {layers}, or the whole trunk.',
    ],
    zh: ['要冻结 {frozen} 层，但主干只有 {layers} 层。', '请最多冻结 {layers} 层，或冻结整个主干。'],
  },
  'graft.no-weights': {
    en: ['Run {run} has no kept weights to graft from.', 'Let it finish an epoch, or choose another run.'],
    zh: ['运行 {run} 没有可供嫁接的权重。', '请先让它完成一轮训练，或选择其他运行。'],
  },
} as const satisfies Area;

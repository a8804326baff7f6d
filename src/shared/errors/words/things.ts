import type { Wordings } from './wording';

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

/** Places in a file that have no path; a path stands for itself. */
export const places = {
  '(file)': { en: 'the file', zh: '整个文件' },
  '(top)': { en: 'the top', zh: '最外层' },
} as const satisfies Wordings;

/** A layer of the trunk is known by its number alone. */
export const layers = { trunk: { en: '{}', zh: '{}' } } as const satisfies Wordings;

/** What the trunk or the inputs of one side of a graft have where the other side differs. */
export const grafted = {
  'no-input': { en: 'no such input', zh: '没有此输入' },
  'an-input': { en: 'an input', zh: '有此输入' },
  'other-column': { en: 'the column “{}”', zh: '列“{}”' },
  standard: { en: 'a standardised number', zh: '标准化数值' },
  'one-hot': { en: 'one-hot, {} numbers', zh: '独热编码，{} 个数' },
  embedding: { en: 'an embedding of {} numbers', zh: '嵌入，{} 个数' },
  'no-layer': { en: 'no layer', zh: '没有这一层' },
  dense: { en: 'dense {}', zh: '全连接层 {}' },
} as const satisfies Wordings;

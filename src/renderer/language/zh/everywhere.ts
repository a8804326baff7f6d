import type { common as english } from '../en/everywhere';
import { formatsOf } from '../formats';

const { number } = formatsOf('zh');

/** Smaller bounds are there for the arithmetic; to a person they are 0. */
const TINY = 1e-9;

export const common: typeof english = {
  loading: '正在加载',
  tryAgain: '重试',
  cancel: '取消',
  dismiss: '关闭',
  copied: '已复制',
  copyDetails: '复制详情',
  fromSample: '从样例开始',
  more: '展开',
  less: '收起',
  range: (min, max) => {
    if (min === -Infinity && max === Infinity) return '请输入一个数。';
    if (max === Infinity) return `请输入不小于 ${number(min, 6)} 的数。`;
    if (min > 0 && min < TINY) return `请输入大于 0、不超过 ${number(max, 6)} 的数。`;
    return `请输入 ${number(min, 6)} 到 ${number(max, 6)} 之间的数。`;
  },
  stillCounts: (value) => `目前仍按 ${value} 计算。`,
};

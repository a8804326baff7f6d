import type { honesty as english } from '../../en/learn/honesty';
import { formatsOf } from '../../formats';

const { whole } = formatsOf('zh');

export const honesty: typeof english = {
  intro: [
    '换一个[随机种子](seed)再训练一次，得分就会变动一两个点。所以两次运行相差一个点说明不了什么：可能是方法，也可能是运气。',
    '因此实验室会重复。对每个种子，两组都用同样的划分、同样的起点训练，只看每[对](pairedRuns)内部的差异：双方共有的运气就消掉了。再由这些差异算出真实差异的[区间](interval)。',
  ],
  title: '一项由您设定真相的研究',
  again: '再做一次研究',
  effect: '共用的真实增益',
  spread: '每对中剩下的运气',
  seeds: '随机种子数',
  points: (points) => `${points} 点`,
  result: (estimate, low, high) => `${estimate} 点，95% 区间 ${low} 至 ${high}`,
  pairs: (n) => `${whole(n)} 对虚拟的运行，每对用一条线相连`,
  reading:
    '左图：每条线是一个种子，从单独学的得分到一起学的得分；起点高低是运气，升降才算数。右图：圆点是差异，横线是区间。阴影带表示小到无所谓的差异。',
  manyTitle: (n) => `同一项研究做 ${whole(n)} 次`,
  held: (held, all) =>
    `${whole(all)} 个区间中有 ${whole(held)} 个包含真相（虚线），其余画成粗线。95% 的承诺就是大约 ${whole(Math.round(all * 0.95))} 个。`,
  outro: [
    '把真相设为 0，数一数有多少研究说“有帮助”或“有害”：大约 100 个中有 5 个，不会更多。再把它设为 +1，种子少一些：多数研究[无法判断](cannotTell)。这不是失败。种子这么少，说别的都只是猜。增加种子，直到能够判断。',
    '只有整个区间都大于 0，结论才说“有帮助”；都小于 0，才说“有害”；完全落在阴影带内，才说“没有差别”。如果“无法判断”，它会说大概需要多少个种子。若一项研究比较了很多东西，区间会放宽，使它们[合起来](bonferroni)成立。',
  ],
};

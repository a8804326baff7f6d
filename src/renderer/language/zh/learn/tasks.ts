import type { tasks as english } from '../../en/learn/tasks';
import { formatsOf } from '../../formats';

const { list } = formatsOf('zh');

export const tasks: typeof english = {
  intro: [
    '[多任务学习](multiTask)用一个网络同时学习多个目标。它们共用的层是[主干](trunk)，每个任务在上面有自己的[任务头](head)。某个任务缺标签的行，仍可训练其他任务。',
    '当各任务从输入中需要的东西相同时，它就划算：一个任务发现的，其他任务不必再找。标签少的任务与标签多的任务放在一起，收益最大。',
  ],
  names: ['水分', '脂肪'],
  shareTitle: '分开与共用',
  alone: '分开：两个网络，两个主干。谁也不知道对方发现了什么。',
  together: '共用：一个主干由两个任务一起训练。权重更少，每个权重得到的标签更多。',
  aloneDrawing: (task) => `${task}单独的网络：输入、两层的主干、一个任务头。`,
  togetherDrawing: (names) => `一个网络：输入、共用的两层主干，以及${list(names)}各自的任务头。`,
  gradients: [
    '共用也有代价。每一步中，每个任务对主干都有自己的[梯度](gradient)，而主干逆着它们的和移动。两者同向时，一步对双方都有利；相反时，一方得利，另一方受损，这就是[梯度冲突](gradientConflict)；总是吃亏的任务会出现[负迁移](negativeTransfer)。',
  ],
  turnTitle: '转动两个任务的梯度',
  sum: '和',
  directionOf: (task) => `${task}的方向`,
  lengthOf: (task) => `${task}的长度`,
  cosine: '余弦',
  changeOf: (task) => `${task}的损失`,
  arrowDrawing: (first, second, cosine) =>
    `从中心出发的两个箭头，方向为 ${first} 度和 ${second} 度，以及它们的和。夹角余弦为 ${cosine}。`,
  outcome: {
    help: { title: '互相帮助。', text: '每个损失都比只按自己的梯度走时下降得更多。' },
    apart: { title: '互不相干。', text: '成直角时谁也感觉不到对方：各自的损失就像单独学习一样下降。' },
    hinder: { title: '互相妨碍。', text: '两个损失仍在下降，但都比单独时少：各自的梯度被对方抵消了一部分。' },
    firstLoses: {
      title: '第一个任务吃亏。',
      text: '第二个任务的梯度更长，由它决定主干的去向，第一个任务的损失上升。',
    },
    secondLoses: {
      title: '第二个任务吃亏。',
      text: '第一个任务的梯度更长，由它决定主干的去向，第二个任务的损失上升。',
    },
    cancel: { title: '互相抵消。', text: '大小相等、方向相反：主干一动不动，谁也学不到东西。' },
  },
  outro: [
    '这些数适用于很短的一步：一个任务的损失变化，等于它的梯度与梯度之和的内积取负。[任务权重](taskWeight)可以让某个箭头更长；更多层的任务头给任务自己的空间；而只会吃亏的任务，不如单独学习。',
    '单看一张表，没有人知道会发生哪一种。所以实验室用实验来问：“这些任务互相有帮助吗？”把所有任务放在一起训练，再逐个单独训练，用同样的种子，然后[判断差异](#/learn/verdicts)。答案就在[您的研究](#/studies)里。',
  ],
};

import type { learn as english } from '../en/learn';
import { formatsOf } from '../formats';
import { honesty } from './learn/honesty';
import { network } from './learn/network';
import { problems } from './learn/problems';
import { tasks } from './learn/tasks';
import { transferring } from './learn/transfer';

const { whole } = formatsOf('zh');

export const learn: typeof english = {
  about: '一本小书：实验室背后的几个想法，以及相应的术语。',
  contents: '各页',
  lessons: {
    network: { title: '网络在做什么', about: '前向、反向、下坡一步，每个数都看得见。' },
    tasks: { title: '多个任务，一个主干', about: '什么时候互相帮助，什么时候梯度相争。' },
    transfer: { title: '嫁接旧的主干', about: '从零训练、冻结或微调，以及何时有害。' },
    problems: { title: '三个难题', about: '数据对不上、任务关系不明、模型越来越复杂。' },
    verdicts: { title: '诚实的结论', about: '区间是什么，为什么“无法判断”也是回答。' },
    programs: { title: '文章中的两个程序', about: '实验室由之起步的两个程序：照原文与按本意。' },
    words: { title: '术语', about: '程序中出现的每个术语，各用两句话说明。' },
  },
  network,
  tasks,
  transferring,
  problems,
  honesty,
  before: (title) => `上一页：${title}`,
  after: (title) => `下一页：${title}`,
  whatIs: (term) => `什么是“${term}”？`,
  more: '在“学习”中查看',
  searchWords: '搜索术语',
  wordsFound: (n) => `${whole(n)} 个术语`,
  noWord: '没有这样的术语。',
  noWordAdvice: '请试试其中一部分，或清空搜索。',
  readIn: (title) => `见：${title}`,
  programsAbout: '两者都作为样例附带，可以按原文和按本意分别运行。',
  written: '照原文',
  meant: '按本意',
  open: '打开样例',
  multiTask: {
    title: '多任务程序',
    what: '一百个输入和五个“是/否”目标，全部是均匀分布的随机数；1,000 行用于训练，100 行用于验证；64 个单元的 ReLU 全连接层，Adam 学习率 0.001，批大小 32，十轮。',
    written:
      '用一个 softmax 同时预测五个目标，损失是分类交叉熵。softmax 把总和为 1 的概率分给“恰有一个成立”的答案，而这里五个目标可以同时为“是”：三个“是”各自最多只能得到三分之一，全为“否”的行则没有可学的内容。此时损失下降并不说明任何问题。',
    meant:
      '一个主干加五个任务头，每个任务头有自己的 sigmoid 和损失。即便如此，随机数中也没有任何规律可学：诚实的结论是，没有一个任务头比盲猜更好，共用主干也没有影响。',
  },
  transfer: {
    title: '迁移学习程序',
    what: '同样是随机的输入和目标。程序自称是迁移学习。',
    written:
      '它新建了一个更深的网络，从新的随机权重开始训练，再用从未见过的行评估。第一个网络的任何部分都没有用上，所以什么也没有迁移。',
    meant:
      '先在一个任务上训练，保留主干，换上新的任务头，在另一个任务上微调，再与同样的网络从零训练相比。随机目标之间没有可以迁移的东西，结论必须如实说明；而在肉类光谱数据上则确实有。',
  },
};

import type { study as english } from '../en/study';
import { formatsOf } from '../formats';

const { whole } = formatsOf('zh');

export const study: typeof english = {
  about: '一个问题，由多次运行和一个结论来回答。',
  none: '还没有研究',
  noneAdvice: '研究会提出一个问题，例如“这些任务互相有帮助吗？”，并给出带区间的回答。样例中就有现成的研究。',
  question: {
    'do-tasks-help': '这些任务互相有帮助吗？',
    'does-graft-help': '嫁接有帮助吗？',
    train: '它学到的比盲猜更多吗？',
  },
  seedCount: (n) => `${whole(n)} 个随机种子`,
  runsOf: (done, all) => `${whole(done)} / ${whole(all)} 次运行`,
  progress: '研究进度',
  willTell: '所有运行结束后，结论会显示在这里。您可以离开此页或关闭窗口。',
  cancel: '取消研究',
  arms: '研究中的运行',
  cell: (seed, status) => `种子 ${seed}：${status}`,
  cellLegend: '每个方格是一个随机种子，点击可打开该次运行。',
};

import type { home as english } from '../en/home';
import { formatsOf } from '../formats';

const { whole } = formatsOf('zh');

const SAMPLE_STUDIES: Readonly<Record<string, string>> = {
  'tasks-help': '这些任务互相有帮助吗？',
  graft: '嫁接有帮助吗？',
  'learns-nothing': '它学到的比盲猜更多吗？',
  'as-written-study': '照原文写的程序学到了什么吗？',
  shuffled: '对照：打乱一个目标的标签',
};

export const home: typeof english = {
  title: '首页',
  welcome: '一张表，一个问题',
  about: '用一个模型同时学习多个任务，或把旧模型嫁接到新任务上，并得到诚实的答案：这样做到底有没有帮助。',
  drop: '把表格拖到这里',
  dropAbout: 'CSV 或 TSV，大小不限。数据只留在这台电脑上。',
  choose: '选择文件',
  samples: '或者从样例开始',
  samplesAbout: '每个样例都附带问题，点一下，几分钟内就有答案。',
  openTable: '打开表格',
  sampleStudy: (name) => SAMPLE_STUDIES[name] ?? name.replaceAll('-', ' '),
  running: '正在训练',
  interrupted: '已中断',
  stoppedAt: (epoch) => `停在第 ${whole(epoch)} 轮之后`,
  verdicts: '研究',
  allStudies: (n) => `全部 ${whole(n)} 项`,
  recentData: '最近的表格',
  moreRuns: (n) => `另有 ${whole(n)} 次运行`,
};

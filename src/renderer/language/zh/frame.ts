import type { commands as englishCommands, frame as englishFrame } from '../en/frame';
import { formatsOf } from '../formats';

const { whole } = formatsOf('zh');

export const frame: typeof englishFrame = {
  product: 'Espalier',
  navigation: '导航',
  trail: '当前位置',
  notices: '通知',
  home: '首页',
  data: '数据',
  studies: '研究',
  runs: '运行',
  models: '模型',
  learn: '学习',
  settings: '设置',
  private: '数据不会离开这台电脑',
  openRail: '显示名称',
  closeRail: '隐藏名称',
  offline: '实验室没有响应，正在重新连接。',
  ended: {
    run: '训练已结束。',
    study: '结论已得出。',
    failed: '未能正常完成，点击查看原因。',
  },
  drop: '松开鼠标即可导入表格',
  activity: '正在训练：',
  moreRuns: (n) => `另有 ${whole(n)} 次运行`,
};

export const commands: typeof englishCommands = {
  search: '在本页搜索',
  palette: '搜索与命令',
  keys: '键盘快捷键',
  close: '关闭当前弹出内容',
  openFile: '打开表格',
  newStudy: '新建研究',
  selectRow: '选择该行',
  peek: '快速查看该行',
  actions: '操作',
  newWindow: '新建窗口',
  light: '浅色主题',
  dark: '深色主题',
  contrast: '高对比度主题',
  comfortable: '舒适行距',
  compact: '紧凑行距',
  english: 'Switch to English',
  chinese: '切换到中文',
  placeholder: '输入要查找的内容',
  nothing: '没有找到匹配的内容。',
};

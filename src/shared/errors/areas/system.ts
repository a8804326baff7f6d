import type { Area } from '../entry';

/** The program itself and its surroundings. */
export const systemErrors = {
  'system.bug': {
    en: ['Something went wrong that should not: {message}', 'Nothing was lost. Please report this text.'],
    zh: ['出现了不应发生的问题：{message}', '数据没有丢失。请反馈这段文字。'],
  },
  'system.bad-call': {
    en: ['The call {call} was not understood: {reason}.', 'Reload the window.'],
    zh: ['无法理解调用 {call}：{reason}。', '请重新加载窗口。'],
  },
  'system.busy-folder': {
    en: ['The data folder {folder} is in use by another Espalier (process {process}).', 'Close it, or choose another folder with ESPALIER_HOME.'],
    zh: ['数据文件夹 {folder} 正被另一个 Espalier 使用（进程 {process}）。', '请先关闭它，或用 ESPALIER_HOME 指定其他文件夹。'],
  },
  'system.newer-history': {
    en: ['The history in {folder} was written by a newer version (format {version}, this one reads {known}).', 'Update the program; nothing was changed.'],
    zh: ['{folder} 中的历史记录由更新的版本写入（格式 {version}，当前支持 {known}）。', '请更新程序；没有改动任何内容。'],
  },
  'system.history-damaged': {
    en: ['The history in {folder} is damaged: {reason}.', 'Restore {backup}.'],
    zh: ['{folder} 中的历史记录已损坏：{reason}。', '请恢复 {backup}。'],
  },
  'system.cancelled': {
    en: ['Cancelled; nothing was kept.', 'Start again when you like.'],
    zh: ['已取消，未保留任何内容。', '可随时重新开始。'],
  },
  'system.usage': {
    en: ['{reason}', 'See `espalier {command} --help`.'],
    zh: ['{reason}', '请查看 espalier {command} --help。'],
  },
  'system.disconnected': {
    en: ['The lab does not answer.', 'Reload the page, or start Espalier again.'],
    zh: ['实验室没有响应。', '请重新加载页面，或重新启动 Espalier。'],
  },
} as const satisfies Area;

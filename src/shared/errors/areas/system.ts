import type { Area } from '../entry';

/** The program itself and its surroundings. */
export const systemErrors = {
  'system.bug': {
    en: ['Something went wrong that should not: {message}', 'Nothing was lost. Please report this text.'],
    zh: ['出现了不应发生的问题：{message}', '数据没有丢失。请反馈这段文字。'],
  },
  'system.bad-call': {
    en: ['The call {call} was not understood at {place}: {reason}.', 'Reload the window.'],
    zh: ['无法理解调用 {call} 的 {place}：{reason}。', '请重新加载窗口。'],
  },
  'system.busy-folder': {
    en: [
      'The data folder {folder} is in use by another Espalier (process {process}).',
      'Close it, or choose another folder with ESPALIER_HOME.',
    ],
    zh: [
      '数据文件夹 {folder} 正被另一个 Espalier 使用（进程 {process}）。',
      '请先关闭它，或用 ESPALIER_HOME 指定其他文件夹。',
    ],
  },
  'system.folder-unwritable': {
    en: ['The folder {folder} cannot be written: {reason}.', 'Allow it, or choose another folder.'],
    zh: ['无法写入文件夹 {folder}：{reason}。', '请授予权限，或选择其他文件夹。'],
  },
  'system.folder-not-empty': {
    en: [
      'The folder {folder} holds other files.',
      'Choose an empty folder, or one that Espalier has kept its data in before.',
    ],
    zh: ['文件夹 {folder} 中有其他文件。', '请选择空文件夹，或 Espalier 曾用过的数据文件夹。'],
  },
  'system.folder-gone': {
    en: [
      'The chosen data folder {folder} is not there.',
      'Plug in the disk that holds it and start again, or delete {choice} to go back to the usual folder.',
    ],
    zh: [
      '所选的数据文件夹 {folder} 不存在。',
      '请接上所在的磁盘后重新启动，或删除 {choice} 以恢复使用默认文件夹。',
    ],
  },
  'system.storage-busy': {
    en: ['What is prepared is in use: a run trains or waits.', 'Free the space when no run is under way.'],
    zh: ['预处理数据正在使用：有运行正在训练或等待。', '请在没有运行进行时再释放空间。'],
  },
  'system.newer-history': {
    en: [
      'The history in {folder} was written by a newer version (format {version}, this one reads {known}).',
      'Update the program; nothing was changed.',
    ],
    zh: [
      '{folder} 中的历史记录由更新的版本写入（格式 {version}，当前支持 {known}）。',
      '请更新程序；没有改动任何内容。',
    ],
  },
  'system.history-damaged': {
    en: [
      'The history in {folder} is damaged: {reason}. It was set aside as {aside}.',
      'Start again; the history then goes on from {backup}.',
    ],
    zh: [
      '{folder} 中的历史记录已损坏：{reason}。已将其移到 {aside}。',
      '请重新启动，历史记录将从 {backup} 继续。',
    ],
  },
  'system.history-lost': {
    en: [
      'The history in {folder} is damaged: {reason}. It was set aside as {aside}; there is no backup yet.',
      'Start again with an empty history.',
    ],
    zh: [
      '{folder} 中的历史记录已损坏：{reason}。已将其移到 {aside}，目前没有备份。',
      '请重新启动，历史记录将从空白开始。',
    ],
  },
  'system.runtime-too-old': {
    en: [
      'This runtime cannot open the history (N-API {found}, needed {needed}).',
      'Use Node 22.14 or newer.',
    ],
    zh: [
      '当前运行环境无法打开历史记录（N-API 为 {found}，需要 {needed}）。',
      '请使用 Node 22.14 或更新版本。',
    ],
  },
  'system.cancelled': {
    en: ['Cancelled; nothing was kept.', 'Start again when you like.'],
    zh: ['已取消，未保留任何内容。', '可随时重新开始。'],
  },
  'system.usage': {
    en: ['{reason}', 'See `espalier {command} --help`.'],
    zh: ['{reason}', '请查看 espalier {command} --help。'],
  },
  'system.port-unusable': {
    en: [
      'Port {port} of this computer cannot be used: {reason}.',
      'Choose another port, or leave it out to get a free one.',
    ],
    zh: ['无法使用本机的端口 {port}：{reason}。', '请换一个端口，或不指定端口以自动选用空闲端口。'],
  },
  'system.disconnected': {
    en: ['The lab does not answer.', 'Reload the page, or start Espalier again.'],
    zh: ['实验室没有响应。', '请重新加载页面，或重新启动 Espalier。'],
  },
} as const satisfies Area;

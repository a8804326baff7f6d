import type { Area } from '../entry';

/** What can be wrong with a path before its content matters. */
export const fileErrors = {
  'file.missing': {
    en: ['{file} does not exist.', 'Check the name and the folder.'],
    zh: ['{file} 不存在。', '请检查文件名和文件夹。'],
  },
  'file.not-regular': {
    en: ['{file} is {kind}, not a file.', 'Choose a file.'],
    zh: ['{file} 是{kind}，不是文件。', '请选择一个文件。'],
  },
  'file.denied': {
    en: ['{file} cannot be read: permission denied.', 'Allow reading it, or copy it elsewhere.'],
    zh: ['无法读取 {file}：没有权限。', '请授予读取权限，或复制到其他位置。'],
  },
  'file.offline': {
    en: [
      '{file} is not on this machine, or its disk does not answer ({reason}).',
      'Make it available offline, or copy it elsewhere.',
    ],
    zh: ['{file} 不在本机上，或磁盘没有响应（{reason}）。', '请先使其可离线使用，或复制到其他位置。'],
  },
  'file.unreadable': {
    en: ['The browser cannot read {file}: it is a folder, or it is gone.', 'Choose a file.'],
    zh: ['浏览器无法读取 {file}：它是文件夹，或已不存在。', '请选择一个文件。'],
  },
  'file.changed': {
    en: ['{file} changed while it was read; nothing was imported.', 'Import it again when it is complete.'],
    zh: ['读取过程中 {file} 发生了变化，未导入任何内容。', '请在文件写完后重新导入。'],
  },
  'file.exists': {
    en: ['{file} exists already.', 'Choose another name, or remove it first.'],
    zh: ['{file} 已存在。', '请换一个名称，或先删除它。'],
  },
  'file.write-failed': {
    en: ['{file} could not be written: {reason}.', 'Free some space or choose another folder.'],
    zh: ['无法写入 {file}：{reason}。', '请释放空间，或选择其他文件夹。'],
  },
  'file.too-large': {
    en: [
      '{file} is larger than the {limit} bytes a browser may hand over.',
      'Import it with `espalier import` on the command line.',
    ],
    zh: ['{file} 超过了浏览器可传送的 {limit} 字节。', '请在命令行中用 `espalier import` 导入。'],
  },
  'file.token-unknown': {
    en: ['That file was not chosen in this window.', 'Choose the file again.'],
    zh: ['该文件不是在此窗口中选择的。', '请重新选择文件。'],
  },
} as const satisfies Area;

import { app } from 'electron';

/** What the shell itself says: menus and dialogs; all else the page says. */
const WORDS = {
  en: {
    file: 'File',
    recent: 'Open Recent',
    clearRecent: 'Clear',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    reload: 'Reload',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    tools: 'Developer Tools',
    go: 'Go',
    run: 'Run',
    help: 'Help',
    ended: 'Training has ended.',
    verdict: 'The verdict is there.',
    failed: 'It did not come to its end. Open it to see why.',
    window: 'Window',
    minimize: 'Minimize',
    close: 'Close',
    quit: 'Quit',
    tables: 'Tables (CSV, TSV)',
    allFiles: 'All files',
  },
  zh: {
    file: '文件',
    recent: '最近打开',
    clearRecent: '清除',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    view: '视图',
    reload: '重新加载',
    actualSize: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    fullScreen: '全屏',
    tools: '开发者工具',
    go: '前往',
    run: '运行',
    help: '帮助',
    ended: '训练已结束。',
    verdict: '结论已得出。',
    failed: '未能正常完成，点击查看原因。',
    window: '窗口',
    minimize: '最小化',
    close: '关闭',
    quit: '退出',
    tables: '表格（CSV、TSV）',
    allFiles: '所有文件',
  },
};

let spoken: 'en' | 'zh' | undefined;

/** From now on the shell speaks the language that the person chose in the page. */
export function speak(language: 'en' | 'zh'): void {
  spoken = language;
}

/** The language of the page once it has said so; until then the system's, as far as the program speaks it. */
export function shellLanguage(): 'en' | 'zh' {
  return spoken ?? (app.getLocale().startsWith('zh') ? 'zh' : 'en');
}

export function shellWords(): (typeof WORDS)['en'] {
  return WORDS[shellLanguage()];
}

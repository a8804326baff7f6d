import type { data as englishData, problem as englishProblem } from '../en/data';
import { formatsOf } from '../formats';

const { percent, whole } = formatsOf('zh');
const rows = (n: number): string => `${whole(n)} 行`;

export const data: typeof englishData = {
  about: '已导入的表格。内容不会改变；再次导入同一文件会直接找到它。',
  none: '还没有表格',
  noneAdvice: '导入一个 CSV 或 TSV 文件，或在首页打开一个样例。',
  name: '名称',
  row: '行',
  rows: '行数',
  columns: '列数',
  stored: '占用空间',
  imported: '导入时间',
  problems: '值得留意',
  noProblems: '无',
  problemCount: (n) => `${whole(n)} 条`,
  size: (r, c) => `${rows(r)}，${whole(c)} 列`,
  columnCount: (n) => `${whole(n)} 列`,
  skipped: (n) => `导入时跳过 ${rows(n)}`,

  importTitle: '导入表格',
  import: '导入',
  nothingOffered: '没有要导入的文件',
  nothingOfferedAdvice: '把文件拖到窗口的任意位置，或在首页选择文件。',
  howToRead: '文件的读取方式',
  encoding: '编码',
  delimiter: '分隔符',
  header: '第一行是列名',
  decimalComma: '小数点用逗号',
  guessed: '自动识别',
  chosen: '手动选择',
  encodingName: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16（小端）',
    'utf-16be': 'UTF-16（大端）',
    gb18030: 'GB18030（中文）',
    'windows-1252': 'Windows-1252（西欧）',
    latin1: 'Latin-1（西欧）',
    shift_jis: 'Shift JIS（日文）',
    big5: 'Big5（繁体中文）',
  },
  delimiterName: { ',': '逗号 ,', ';': '分号 ;', '\t': '制表符', '|': '竖线 |', ' ': '空格' },
  badRows: (n) => `有 ${rows(n)}无法读取`,
  badRowsChoice: '如何处理无法读取的行',
  stopAtBadRows: '停止导入',
  skipBadRows: '跳过这些行',
  stopAdvice: '可以跳过这些行，或改正文件后重新选择。',
  skipAdvice: '这些行将被跳过，数据集会记录跳过的行数。',
  line: '行号',
  column: '列',
  reason: '原因',
  text: '原文',
  typeOf: (column) => `${column} 的类型`,
  missingCell: '缺失',
  firstRows: '文件的前几行',
  firstRowsOf: (n) => `前 ${rows(n)}，按当前方式读取的结果。`,
  moreColumns: (n) => `另有 ${whole(n)} 列未在此显示。`,
  stage: { reading: '正在读取文件', storing: '正在保存表格', profiling: '正在分析各列' },
  rowsSoFar: (n) => rows(n),
  importedNotice: (name, n, skipped, known) => {
    if (known) return `${name} 之前已导入，已为您打开。`;
    return skipped > 0
      ? `${name}：已导入 ${rows(n)}，跳过 ${rows(skipped)}。`
      : `${name}：已导入 ${rows(n)}。`;
  },

  question: '您想预测什么？',
  questionHint: '选择一列；也可以选择多列，一起学习。',
  addTarget: '添加一列',
  removeTarget: (column) => `不再预测 ${column}`,
  noSuchColumn: '没有这个名称的列。',
  toDesign: '设计模型',
  distinct: (n) => `${whole(n)} 个不同值`,
  missingShare: (share) => `缺失 ${percent(share, share < 0.0995 ? 1 : 0)}`,
  rangeOf: (min, max) => `${min} – ${max}`,
  histogramOf: (column, range) => `${column} 的分布：${range}`,
  atRows: (list) => `第 ${list} 行`,
  leaveOut: (column) => `不使用 ${column}`,
  leftOut: '已排除，点击恢复',
  remedy: {
    treatAsMissing: '以正确的类型重新导入文件，即可将这些值视为缺失。',
    dropDuplicates: '相同的行可能同时落入训练集和测试集；如不希望如此，请在文件中删除。',
  },
};

export const problem: typeof englishProblem = {
  constant: (column) => `“${column}”在每一行都相同，从中学不到任何东西。`,
  unique: (column) => `“${column}”在每一行都不同，像是行的编号。`,
  mixed: (column, count) => `“${column}”混有数值和文本：${whole(count)} 个单元格是文本。`,
  duplicates: (_, count) => `有 ${rows(count)}与前面的行完全相同。`,
  'near-empty': (column) => `“${column}”几乎是空的。`,
  leak: (column, _, subject) => `“${column}”会泄露“${subject}”：知道前者就等于知道后者。`,
  'hidden-characters': (column, count) => `“${column}”有 ${whole(count)} 个单元格含有不可见字符。`,
  'missing-markers': (column, count, subject) =>
    `“${column}”中有 ${whole(count)} 个单元格用“${subject}”表示缺失。`,
};

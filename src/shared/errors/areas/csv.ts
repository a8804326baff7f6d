import type { Area } from '../entry';

/** Refusals and choices while a CSV or TSV file is read. */
export const csvErrors = {
  'csv.empty': {
    en: ['{file} has no rows.', 'Choose a file that holds a table.'],
    zh: ['{file} 中没有任何行。', '请选择一个包含表格的文件。'],
  },
  'csv.no-rows': {
    en: ['{file} has {columns} column names but no data rows.', 'Add rows below the header, or choose another file.'],
    zh: ['{file} 有 {columns} 个列名，但没有数据行。', '请在表头下添加数据行，或选择其他文件。'],
  },
  'csv.encoding': {
    en: ['{file}: byte {byte} at row {row} is not {encoding}. {guess} fits best.', 'Import it again with encoding {guess}.'],
    zh: ['{file}：第 {row} 行的字节 {byte} 不是 {encoding}，最可能是 {guess}。', '请用编码 {guess} 重新导入。'],
  },
  'csv.encoding-mixed': {
    en: ['{file} mixes encodings, first at rows {row} and {other}.', 'Save the file again in one encoding, best UTF-8.'],
    zh: ['{file} 混用了多种编码，最先出现在第 {row} 行和第 {other} 行。', '请将文件统一保存为一种编码，最好是 UTF-8。'],
  },
  'csv.binary': {
    en: ['{file} is {kind}, not a text table.', 'Save it as CSV first.'],
    zh: ['{file} 是{kind}，不是文本表格。', '请先另存为 CSV。'],
  },
  'csv.compressed': {
    en: ['{file} is compressed ({kind}).', 'Unpack it and import the CSV inside.'],
    zh: ['{file} 是压缩文件（{kind}）。', '请先解压，再导入其中的 CSV。'],
  },
  'csv.delimiter-unclear': {
    en: ['{file}: both {first} and {second} could separate its columns.', 'Choose the delimiter.'],
    zh: ['{file}：{first} 和 {second} 都可能是分隔符。', '请选择分隔符。'],
  },
  'csv.quote-open': {
    en: ['{file}: the quote opened at row {row}, column {column} never closes.', 'Close the quote in that cell.'],
    zh: ['{file}：第 {row} 行第 {column} 列的引号没有闭合。', '请补上该单元格的右引号。'],
  },
  'csv.quote-stray': {
    en: ['{file}: text stands after a closing quote at row {row}, column {column}.', 'Double the quotes inside that cell, or skip the row.'],
    zh: ['{file}：第 {row} 行第 {column} 列的右引号之后还有文字。', '请将该单元格内的引号写成两个，或跳过该行。'],
  },
  'csv.ragged': {
    en: ['{file}: {count} rows do not have {expected} values (rows {rows}).', 'Skip these rows, or correct them in the file.'],
    zh: ['{file}：有 {count} 行不是 {expected} 个值（第 {rows} 行）。', '请跳过这些行，或在文件中改正。'],
  },
  'csv.header-duplicate': {
    en: ['{file}: the column name “{name}” stands twice (columns {first} and {second}).', 'Rename one; “{proposal}” is free.'],
    zh: ['{file}：列名“{name}”出现了两次（第 {first} 列和第 {second} 列）。', '请改掉其中一个，例如“{proposal}”。'],
  },
  'csv.header-missing': {
    en: ['{file} seems to have no header: its first row holds only numbers.', 'Say that there is no header, or add one.'],
    zh: ['{file} 似乎没有表头：第一行全是数字。', '请指定“无表头”，或添加表头。'],
  },
  'csv.too-wide': {
    en: ['{file} has {columns} columns; the limit is {limit}.', 'Keep the columns you need and import again.'],
    zh: ['{file} 有 {columns} 列，上限为 {limit} 列。', '请只保留需要的列后重新导入。'],
  },
  'csv.field-too-long': {
    en: ['{file}: the cell at row {row}, column {column} is longer than {limit}.', 'Shorten that cell; an open quote is the usual cause.'],
    zh: ['{file}：第 {row} 行第 {column} 列的单元格超过 {limit}。', '请缩短该单元格；常见原因是引号没有闭合。'],
  },
  'csv.line-too-long': {
    en: ['{file}: row {row} is longer than {limit}.', 'Check that the file has line breaks.'],
    zh: ['{file}：第 {row} 行超过 {limit}。', '请检查文件是否有换行。'],
  },
  'csv.truncated': {
    en: ['{file} ends inside row {row}.', 'Copy the whole file again.'],
    zh: ['{file} 在第 {row} 行中途结束。', '请重新复制完整的文件。'],
  },
  'csv.bad-rows': {
    en: ['{file}: {count} rows cannot be read, first row {row}: {reason}.', 'Import again and skip bad rows, or correct them.'],
    zh: ['{file}：有 {count} 行无法读取，最先是第 {row} 行：{reason}。', '请选择跳过坏行重新导入，或改正它们。'],
  },
} as const satisfies Area;

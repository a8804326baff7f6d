import type { Area } from '../entry';

/** Refusals and choices while a CSV or TSV file is read. */
export const csvErrors = {
  'csv.empty': {
    en: ['{file} has no rows.', 'Choose a file that holds a table.'],
    zh: ['{file} 中没有任何行。', '请选择一个包含表格的文件。'],
  },
  'csv.no-rows': {
    en: [
      '{file} has {columns} column names but no data rows.',
      'Add rows below the header, or choose another file.',
    ],
    zh: ['{file} 有 {columns} 个列名，但没有数据行。', '请在表头下添加数据行，或选择其他文件。'],
  },
  'csv.encoding': {
    en: [
      '{file}: byte {byte} at row {row} is not {encoding}. {guess} fits best.',
      'Read it as {guess}; if the text looks wrong then, choose another encoding.',
    ],
    zh: [
      '{file}：第 {row} 行的字节 {byte} 不是 {encoding}，最可能是 {guess}。',
      '请按 {guess} 读取；若文字看起来不对，请改选其他编码。',
    ],
  },
  'csv.encoding-wrong': {
    en: [
      '{file} is not {encoding}: row {row} cannot be decoded.',
      'Choose another encoding; {guess} fits best.',
    ],
    zh: ['{file} 不是 {encoding} 编码：第 {row} 行无法解码。', '请选择其他编码，最可能是 {guess}。'],
  },
  'csv.encoding-mixed': {
    en: [
      '{file} mixes encodings, first at rows {row} and {other}.',
      'Save the file again in one encoding, best UTF-8.',
    ],
    zh: [
      '{file} 混用了多种编码，最先出现在第 {row} 行和第 {other} 行。',
      '请将文件统一保存为一种编码，最好是 UTF-8。',
    ],
  },
  'csv.binary': {
    en: ['{file} is {kind}, not a text table.', 'Save it as CSV first.'],
    zh: ['{file} 是{kind}，不是文本表格。', '请先另存为 CSV。'],
  },
  'csv.other-format': {
    en: ['{file} is {kind}, not a table with a delimiter.', 'Convert it to CSV first.'],
    zh: ['{file} 是 {kind} 文件，不是用分隔符分列的表格。', '请先转换为 CSV。'],
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
    en: [
      '{file}: the quote opened at row {row}, column {column} never closes.',
      'Close the quote in that cell.',
    ],
    zh: ['{file}：第 {row} 行第 {column} 列的引号没有闭合。', '请补上该单元格的右引号。'],
  },
  'csv.quote-stray': {
    en: [
      '{file}: a quote stands inside the cell at row {row}, column {column}.',
      'Quote that cell and double the quotes inside it, or skip the row.',
    ],
    zh: [
      '{file}：第 {row} 行第 {column} 列的单元格内有多余的引号。',
      '请给该单元格加引号，并将其中的引号写成两个，或跳过该行。',
    ],
  },
  'csv.ragged': {
    en: [
      '{file}: {count} rows do not have {expected} values (rows {rows}).',
      'Skip these rows, or correct them in the file.',
    ],
    zh: ['{file}：有 {count} 行不是 {expected} 个值（第 {rows} 行）。', '请跳过这些行，或在文件中改正。'],
  },
  'csv.header-duplicate': {
    en: [
      '{file}: the column name “{name}” stands twice (columns {first} and {second}).',
      'Rename one; “{proposal}” is free.',
    ],
    zh: [
      '{file}：列名“{name}”出现了两次（第 {first} 列和第 {second} 列）。',
      '请改掉其中一个，例如“{proposal}”。',
    ],
  },
  'csv.header-missing': {
    en: [
      '{file} seems to have no header: its first row holds numbers such as “{value}”.',
      'Say that there is no header, or add one.',
    ],
    zh: ['{file} 似乎没有表头：第一行含有“{value}”这样的数字。', '请指定“无表头”，或添加表头。'],
  },
  'csv.too-wide': {
    en: [
      '{file} has {columns} columns; the limit is {limit}.',
      'Keep the columns you need and import again.',
    ],
    zh: ['{file} 有 {columns} 列，上限为 {limit} 列。', '请只保留需要的列后重新导入。'],
  },
  'csv.field-too-long': {
    en: [
      '{file}: the cell at row {row}, column {column} is longer than {limit}.',
      'Shorten that cell; an open quote is the usual cause.',
    ],
    zh: [
      '{file}：第 {row} 行第 {column} 列的单元格超过 {limit}。',
      '请缩短该单元格；常见原因是引号没有闭合。',
    ],
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
    en: [
      '{file}: {count} rows cannot be read, first row {row}: “{text}”.',
      'Import again and skip bad rows, or correct them.',
    ],
    zh: [
      '{file}：有 {count} 行无法读取，最先是第 {row} 行：“{text}”。',
      '请选择跳过坏行重新导入，或改正它们。',
    ],
  },
  'csv.delimiter-invalid': {
    en: [
      '“{delimiter}” cannot separate columns.',
      'Choose a comma, a semicolon, a tab or another ASCII sign.',
    ],
    zh: ['“{delimiter}”不能用作分隔符。', '请选择逗号、分号、制表符或其他 ASCII 符号。'],
  },
  'csv.preamble': {
    en: [
      '{file}: {count} lines stand above the table, the first is “{text}”.',
      'Remove them, or import again and skip bad rows.',
    ],
    zh: [
      '{file}：表格上方有 {count} 行其他内容，第一行是“{text}”。',
      '请删除这些行，或选择跳过坏行重新导入。',
    ],
  },
  'csv.footer': {
    en: [
      '{file}: {count} lines stand below the table, from row {row} on: “{text}”.',
      'Remove them, or import again and skip bad rows.',
    ],
    zh: [
      '{file}：表格下方从第 {row} 行起有 {count} 行其他内容：“{text}”。',
      '请删除这些行，或选择跳过坏行重新导入。',
    ],
  },
  'csv.header-blank': {
    en: [
      '{file}: column {column} has no name; it is called “{proposal}”.',
      'Give it a name in the file if you like.',
    ],
    zh: ['{file}：第 {column} 列没有名称，已命名为“{proposal}”。', '如有需要，请在文件中为它命名。'],
  },
  'csv.header-trimmed': {
    en: ['{file}: the spaces around the column name “{name}” are left out.', 'Nothing to do.'],
    zh: ['{file}：已去掉列名“{name}”两端的空格。', '无需处理。'],
  },
  'csv.header-hidden': {
    en: [
      '{file}: the name of column {column}, “{name}”, holds characters that cannot be seen.',
      'Rename it in the file if that was not meant.',
    ],
    zh: ['{file}：第 {column} 列的名称“{name}”含有看不见的字符。', '如非有意，请在文件中改名。'],
  },
  'csv.separator-line': {
    en: ['{file}: its first line says that “{delimiter}” separates the columns.', 'Nothing to do.'],
    zh: ['{file}：第一行声明以“{delimiter}”作为分隔符。', '无需处理。'],
  },
  'csv.trailing-separators': {
    en: ['{file}: {count} rows end with a separator that is left out.', 'Nothing to do.'],
    zh: ['{file}：有 {count} 行以多余的分隔符结尾，已略去。', '无需处理。'],
  },
  'csv.line-breaks-mixed': {
    en: ['{file} mixes kinds of line breaks; all are read as line breaks.', 'Nothing to do.'],
    zh: ['{file} 混用了多种换行符，均按换行读取。', '无需处理。'],
  },
  'csv.mixed-types': {
    en: [
      '{file}: column “{column}” has {most} values of one type and {count} others, first “{value}” at row {row}; it is read as text.',
      'Correct these cells if the column is meant otherwise.',
    ],
    zh: [
      '{file}：列“{column}”有 {most} 个值属同一类型，另有 {count} 个不是，最先是第 {row} 行的“{value}”；该列按文本读取。',
      '如不应是文本，请改正这些单元格。',
    ],
  },
  'csv.number-range': {
    en: [
      '{file}: “{value}” at row {row} of column “{column}” is beyond what a number can hold; the column is read as text.',
      'Correct the cell.',
    ],
    zh: ['{file}：列“{column}”第 {row} 行的“{value}”超出数值范围；该列按文本读取。', '请改正该单元格。'],
  },
  'csv.number-precision': {
    en: [
      '{file}: “{value}” at row {row} of column “{column}” has more digits than a number keeps; the column is read as text.',
      'Leave it as text if it is an identifier.',
    ],
    zh: [
      '{file}：列“{column}”第 {row} 行的“{value}”位数超出数值精度；该列按文本读取。',
      '如为编号，保持文本即可。',
    ],
  },
  'csv.leading-zeros': {
    en: [
      '{file}: column “{column}” has numbers with leading zeros such as “{value}”; it is read as text.',
      'Set its type to number if the zeros mean nothing.',
    ],
    zh: [
      '{file}：列“{column}”含有“{value}”这样以零开头的数字；该列按文本读取。',
      '如前导零没有意义，请将类型设为数值。',
    ],
  },
  'csv.date-invalid': {
    en: [
      '{file}: “{value}” at row {row} of column “{column}” is no day of the calendar; the column is read as text.',
      'Correct the cell.',
    ],
    zh: ['{file}：列“{column}”第 {row} 行的“{value}”不是有效日期；该列按文本读取。', '请改正该单元格。'],
  },
  'csv.date-ambiguous': {
    en: [
      '{file}: dates such as “{value}” in column “{column}” can be read in more than one way; they stay text.',
      'Write dates as 2024-03-31.',
    ],
    zh: [
      '{file}：列“{column}”中“{value}”这样的日期有多种读法，保留为文本。',
      '请将日期写成 2024-03-31 的形式。',
    ],
  },
  'csv.booleans': {
    en: [
      '{file}: column “{column}” is read as yes and no: “{yes}” is yes, “{no}” is no.',
      'Set its type to text to keep the words.',
    ],
    zh: ['{file}：列“{column}”按是/否读取：“{yes}”为是，“{no}”为否。', '如需保留原文，请将类型设为文本。'],
  },
  'csv.missing-markers': {
    en: [
      '{file}: {count} cells of column “{column}” ({markers}) are read as missing.',
      'Write something else in the file if they mean a value.',
    ],
    zh: [
      '{file}：列“{column}”中有 {count} 个单元格（{markers}）按缺失值读取。',
      '如它们表示实际的值，请在文件中改用其他写法。',
    ],
  },
  'csv.row-short': {
    en: ['The row has fewer values than there are columns.', 'Correct it in the file, or skip it.'],
    zh: ['该行的值少于列数。', '请在文件中改正，或跳过该行。'],
  },
  'csv.row-long': {
    en: ['The row has more values than there are columns.', 'Correct it in the file, or skip it.'],
    zh: ['该行的值多于列数。', '请在文件中改正，或跳过该行。'],
  },
  'csv.row-quote': {
    en: ['A quote stands inside a cell.', 'Quote the cell and double the quotes inside it, or skip the row.'],
    zh: ['单元格内有多余的引号。', '请给该单元格加引号，并将其中的引号写成两个，或跳过该行。'],
  },
  'csv.row-huge': {
    en: ['The row or one of its cells is too long.', 'Check for an open quote or missing line breaks.'],
    zh: ['该行或其中的单元格过长。', '请检查引号是否闭合、是否缺少换行。'],
  },
  'csv.row-type': {
    en: [
      'A cell is not of the type that its column should have.',
      'Correct it in the file, change the type, or skip the row.',
    ],
    zh: ['有单元格不符合该列应有的类型。', '请在文件中改正、更改类型，或跳过该行。'],
  },
} as const satisfies Area;

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';

export const ROWS = 240;
const KINDS = ['群体种', '龙井43', '乌牛早'] as const;
const GRADES = ['特级', '一级', '二级'] as const;

/** What is predicted: a number, yes or no, and classes. */
export const TARGETS = ['产量', '合格', '等级'] as const;
/** Words that are not of the interface but of the table: names of gardens, a kind of tea, the file's ending. */
export const FROM_THE_TABLE = /^T\d{4}$|^csv$/;
/** The column that a later year's table has in addition. */
export const NEW_COLUMN = '土壤酸度';

/**
 * A table as a tea grower's old program writes it: Chinese in GB18030, semicolons, gaps among the labels.
 * @returns where it lies
 */
export async function writeTeaTable(folder: string, name: string, year: 1 | 2): Promise<string> {
  const header = [
    '茶园',
    '海拔（米）',
    '树龄',
    '品种',
    '含水率',
    ...(year === 2 ? [NEW_COLUMN] : []),
    ...TARGETS,
  ];
  const lines = Array.from({ length: ROWS }, (_, i) => rowOf(i + year * 1000, i, year).join(';'));
  const file = join(folder, name);
  await writeFile(file, iconv.encode(`${[header.join(';'), ...lines].join('\r\n')}\r\n`, 'gb18030'));
  return file;
}

/** The cells of a row by their columns. @param row counted from 1, as the interface does */
export function teaRow(row: number): Record<string, string> {
  const cells = rowOf(1000 + row - 1, row - 1, 1);
  return Object.fromEntries(headerOf(1).map((column, k) => [column, String(cells[k])]));
}

function headerOf(year: 1 | 2): string[] {
  return ['茶园', '海拔（米）', '树龄', '品种', '含水率', ...(year === 2 ? [NEW_COLUMN] : []), ...TARGETS];
}

/**
 * Three tasks that want different things of one trunk: the yield is a plain sum of its causes, and the others turn on
 * two causes at once. Beside them the yield is learned less well than alone, whatever the seed.
 */
function rowOf(draw: number, i: number, year: 1 | 2): (string | number)[] {
  const height = Math.round(200 + 800 * share(draw, 1));
  const age = Math.round(3 + 40 * share(draw, 2));
  const kind = Math.floor(3 * share(draw, 3));
  const water = Number((4 + 4 * share(draw, 4)).toFixed(2));
  const [high, old, wet] = [height > 600, age > 23, water > 6];
  const yields = 120 - height / 20 + age - 8 * kind;
  const grade = Number(old !== high) + Number(wet !== old);
  const labels = [yields.toFixed(1), high !== wet ? '是' : '否', GRADES[grade] ?? ''];
  const acid = Number((4 + 2 * share(draw, 8)).toFixed(1));
  return [
    `T${String(draw).padStart(4, '0')}`,
    height,
    age,
    KINDS[kind] ?? '',
    water,
    ...(year === 2 ? [acid] : []),
    // Now and then somebody forgot to write one down.
    ...labels.map((label, k) => ((i + 5 * k) % 17 === 3 ? '' : label)),
  ];
}

/** A number in [0, 1) that looks drawn and is always the same. */
function share(row: number, salt: number): number {
  const x = Math.sin(row * 12.9898 + salt * 78.233) * 43758.5453;
  return x - Math.floor(x);
}

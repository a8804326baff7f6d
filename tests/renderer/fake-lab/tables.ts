import type { Cell, ColumnProfile, Dataset } from '../../../src/shared/dataset';
import { stream } from '../../../src/shared/random/stream';

/** A made-up table: everything in it comes from a seed. */
export interface FakeTable {
  readonly dataset: Dataset;
  cell(row: number, column: number): Cell;
}

const BARS = 20;

/** A column of numbers around `mean`, with a bell-shaped header. */
function numbers(name: string, mean: number, deviation: number, rows: number, missing = 0): ColumnProfile {
  const [min, max] = [mean - 3 * deviation, mean + 3 * deviation];
  const step = (max - min) / BARS;
  const bars = Array.from({ length: BARS }, (_, i) => {
    const from = min + i * step;
    const z = (from + step / 2 - mean) / deviation;
    return {
      from,
      to: from + step,
      count: Math.round(rows * Math.exp((-z * z) / 2) * 0.12 * (1 + 0.2 * Math.sin(i * 2.1))),
    };
  });
  return {
    name,
    type: 'number',
    missing,
    distinct: Math.round(rows * 0.8),
    numbers: { min, max, mean, deviation, bars, whole: false },
    top: [],
  };
}

function words(name: string, values: Readonly<Record<string, number>>, missing = 0): ColumnProfile {
  const top = Object.entries(values).map(([value, count]) => ({ value, count }));
  return { name, type: 'text', missing, distinct: top.length, numbers: null, top };
}

function cellOf(column: ColumnProfile, row: number, index: number): Cell {
  const random = stream(7, 'sample', row, index);
  if (random.uniform() < column.missing / 344) return null;
  const { numbers: spread } = column;
  if (spread) return Math.round((spread.mean + spread.deviation * random.normal()) * 100) / 100;
  return column.top[random.below(column.top.length)]?.value ?? null;
}

function table(dataset: Dataset): FakeTable {
  return {
    dataset,
    cell: (row, index) => cellOf(dataset.columns[index] ?? numbers('', 0, 1, 1), row, index),
  };
}

/** A table with a mark for "no value" in one cell; rows from 0. */
function withMark(column: string, row: number, mark: string, dataset: Dataset): FakeTable {
  const index = dataset.columns.findIndex(({ name }) => name === column);
  const { cell } = table(dataset);
  return { dataset, cell: (i, k) => (i === row && k === index ? mark : cell(i, k)) };
}

export const penguins = withMark('sex', 4, '.', {
  id: 'a1b2c3d4e5f60718',
  name: 'penguins.csv',
  rows: 344,
  bytes: 15_240,
  importedAt: '2031-03-04T09:12:00.000Z',
  skippedRows: 0,
  columns: [
    words('species', { Adelie: 152, Gentoo: 124, Chinstrap: 68 }),
    words('island', { Biscoe: 168, Dream: 124, Torgersen: 52 }),
    numbers('bill_length_mm', 43.9, 5.5, 344, 2),
    numbers('bill_depth_mm', 17.2, 2, 344, 2),
    numbers('flipper_length_mm', 200.9, 14, 344, 2),
    numbers('body_mass_g', 4202, 802, 344, 2),
    words('sex', { MALE: 168, FEMALE: 165 }, 11),
    numbers('year', 2008, 0.8, 344),
    {
      name: 'individual',
      type: 'text',
      missing: 0,
      distinct: 344,
      numbers: null,
      top: [
        { value: 'N1A1', count: 1 },
        { value: 'N1A2', count: 1 },
      ],
    },
  ],
  problems: [
    { kind: 'unique', column: 'individual', count: 344, rows: [], subject: null, remedy: 'ignore-column' },
    {
      kind: 'missing-markers',
      column: 'sex',
      count: 1,
      rows: [5],
      subject: '.',
      remedy: 'treat-as-missing',
      reading: { missing: ['.'], clean: false, decimalComma: false },
    },
    {
      kind: 'hidden-characters',
      column: 'island',
      count: 3,
      rows: [12, 40, 41],
      subject: null,
      remedy: 'clean-text',
      reading: { missing: [], clean: true, decimalComma: false },
    },
    { kind: 'leak', column: 'island', count: 52, rows: [], subject: 'species', remedy: 'ignore-column' },
  ],
});

const WAVELENGTHS = Array.from({ length: 100 }, (_, i) =>
  numbers(`nm${850 + 2 * i}`, 2.8 + Math.sin(i / 16) * 0.5, 0.4, 215),
);

export const spectra = table({
  id: 'b7c8d9e0f1a2b3c4',
  name: 'meat-spectra.csv',
  rows: 215,
  bytes: 182_400,
  importedAt: '2031-03-05T16:40:00.000Z',
  skippedRows: 0,
  columns: [
    ...WAVELENGTHS,
    numbers('water', 63.2, 9.9, 215),
    numbers('fat', 18.1, 12.7, 215, 118),
    numbers('protein', 17.7, 3.1, 215),
  ],
  problems: [],
});

/** Numbers of the table with many columns, each a target. */
export const CHECKUP_TARGETS = [
  '空腹血糖浓度（毫摩尔每升）',
  '餐后两小时血糖浓度（毫摩尔每升）',
  '糖化血红蛋白',
  '总胆固醇',
  '低密度脂蛋白胆固醇',
  '高密度脂蛋白胆固醇',
  '甘油三酯',
  '收缩压',
  '舒张压',
  '肌酐',
  '尿酸',
  '体重指数',
];

/** Many columns with long names, and many targets. */
export const checkups = table({
  id: 'd0d1d2d3d4d5d6d7',
  name: '体检报告-二〇三〇年第四季度-全部门诊.csv',
  rows: 48_210,
  bytes: 61_000_000,
  importedAt: '2031-01-11T02:30:00.000Z',
  skippedRows: 0,
  columns: [
    ...Array.from({ length: 288 }, (_, i) => numbers(`血浆蛋白质组学标志物第${i + 1}号`, 5, 2, 48_210)),
    words('门诊', { 城东: 20_004, 城西: 18_200, 高新区第二人民医院体检中心: 10_006 }),
    ...CHECKUP_TARGETS.map((name) => numbers(name, 6, 2, 48_210, 900)),
  ],
  problems: [],
});

export const readings = table({
  id: 'c0ffee00c0ffee00',
  name: 'pump-readings-2030.csv',
  rows: 2_184_512,
  bytes: 412_000_000,
  importedAt: '2031-02-20T07:05:00.000Z',
  skippedRows: 14,
  columns: [
    numbers('pressure', 4.2, 0.6, 2_184_512),
    numbers('temperature', 61, 8, 2_184_512, 40_112),
    words('state', { idle: 1_204_113, pumping: 960_388, fault: 20_011 }),
    numbers('vibration', 0.02, 0.008, 2_184_512),
  ],
  problems: [
    {
      kind: 'duplicates',
      column: null,
      count: 812,
      rows: [17, 2043, 90_114],
      subject: null,
      remedy: 'drop-duplicates',
    },
  ],
});

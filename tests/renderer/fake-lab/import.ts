import type { Handlers } from '../../../src/shared/contract/contract';
import type { LabEvent } from '../../../src/shared/contract/events';
import type { ColumnType, Preview } from '../../../src/shared/dataset';
import { AppError } from '../../../src/shared/errors/app-error';
import type { Scene } from './scene';
import { penguins } from './tables';

const TYPES: readonly ColumnType[] = [
  'text',
  'text',
  'number',
  'number',
  'number',
  'number',
  'text',
  'number',
  'text',
];

function previewOf(options: Partial<Preview['options']>): Preview {
  const columns = penguins.dataset.columns.map(({ name }, i) => ({
    name,
    type: options.types?.[name] ?? TYPES[i] ?? 'text',
  }));
  const rows = Array.from({ length: 12 }, (_, row) =>
    columns.map((_column, i) => {
      const cell = penguins.cell(row, i);
      return cell === null ? null : String(cell);
    }),
  );
  return {
    name: 'penguins.csv',
    bytes: 15_240,
    options: {
      encoding: 'gb18030',
      delimiter: ';',
      header: true,
      decimalComma: false,
      badRows: 'stop',
      ...options,
    },
    columns,
    rows,
    badRows: [
      {
        row: 118,
        column: null,
        reason: '8 values where 9 are expected',
        text: 'Gentoo;Biscoe;46.1;13.2;211;4500;FEMALE;2007',
      },
      {
        row: 204,
        column: 'body_mass_g',
        reason: 'not a number',
        text: 'Adelie;Dream;39,5;17,4;186;about 3800;FEMALE;2007;N7A2',
      },
    ],
    notices: [],
  };
}

/** Looks at and imports the same made-up file, whatever was offered. */
export function importHandlers(
  scene: Scene,
  emit: (event: LabEvent) => void,
): Pick<Handlers, 'datasets.preview' | 'datasets.import' | 'datasets.cancelImport'> {
  return {
    'datasets.preview': ({ token, options }) => {
      if (token === 'binary') throw new AppError('csv.binary', { file: 'photo.png', kind: 'PNG' });
      return previewOf(options);
    },
    'datasets.import': ({ job }) => {
      emit({ type: 'import.progress', job, stage: 'reading', share: 0.4, rows: 120 });
      if (!scene.tables.includes(penguins)) scene.tables.push(penguins);
      return { dataset: penguins.dataset, known: false, skipped: [] };
    },
    'datasets.cancelImport': () => ({}),
  };
}

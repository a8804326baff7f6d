import type { Cell, ColumnType } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { levelOf } from '../../shared/recipe/encode';
import type { FittedInput } from '../../shared/recipe/fitted';
import { readCell } from '../../shared/recipe/reading';
import { secondsOf } from '../../shared/recipe/moment';
import { isNumberText } from '../../shared/recipe/number-text';

/** How cells that come from outside are written, and the row that a refusal names. */
export interface Writing {
  readonly decimalComma: boolean;
  readonly row: number;
}

/**
 * A cell from outside as the encoder knows it: text that stands for a number or a moment becomes a number, as it did
 * when the column was imported. `type` is the type that the model learned the column as.
 * @throws AppError data.not-number when a standardised input holds anything else
 */
export function inputCell(input: FittedInput, type: ColumnType, given: Cell, writing: Writing): Cell {
  const read = (cell: Cell): Cell => (input.read ? readCell(input.read, cell) : cell);
  const cell = read(given);
  if (cell === null || cell === '') return null;
  // A number may be a mark however it is written.
  const known = typeof cell === 'string' ? read(fromText(cell, type, writing)) : cell;
  if (known === null) return null;
  if (input.kind === 'standard' && (typeof known !== 'number' || !Number.isFinite(known))) {
    throw new AppError('data.not-number', {
      column: input.column,
      row: writing.row,
      value: levelOf(cell) ?? '',
    });
  }
  return known;
}

/** Whether a categorical input holds a value that training never saw. `levels` are the input's. */
export function isUnseen(levels: ReadonlySet<string>, cell: Cell): boolean {
  const level = levelOf(cell);
  return level !== null && !levels.has(level);
}

function fromText(text: string, type: ColumnType, { decimalComma }: Writing): Cell {
  const trimmed = text.trim();
  switch (type) {
    case 'number':
      return isNumberText(trimmed, decimalComma) ? Number(trimmed.replace(',', '.')) : text;
    case 'time': {
      const seconds = secondsOf(trimmed);
      return Number.isNaN(seconds) ? text : seconds;
    }
    case 'boolean':
      return /^(true|false)$/i.test(trimmed) ? trimmed.toLowerCase() : text;
    case 'text':
      return text;
  }
}

import type { Cell } from '../../../shared/dataset';
import { levelOf } from '../../../shared/recipe/encode';
import type { FittedInput } from '../../../shared/recipe/fitted';
import { embeddingDimension, encodingKind, type InputColumn } from './inputs';
import { sortLevels } from './levels';
import { Moments } from './moments';

/** Learns one input from its cells in the training rows, moments already as seconds. */
export class InputFitter {
  private readonly moments = new Moments();
  private readonly levels = new Set<string>();
  private missing = false;
  private readonly standard: boolean;

  constructor(private readonly column: InputColumn) {
    this.standard = encodingKind(column) === 'standard';
  }

  add(cell: Cell): void {
    if (this.standard) {
      if (typeof cell === 'number') this.moments.add(cell);
      else this.missing = true;
      return;
    }
    const level = levelOf(cell);
    if (level === null) this.missing = true;
    else this.levels.add(level);
  }

  fitted(): FittedInput {
    const { profile, encoding, read } = this.column;
    const of = { column: profile.name, ...(read && { read }) };
    const kind = encodingKind(this.column);
    const said = encoding && encoding.kind !== 'embedding' ? encoding.missingIndicator : undefined;
    const missingIndicator = said ?? this.missing;
    if (kind === 'standard') {
      const { mean, deviation, count } = this.moments;
      return { ...of, kind, mean, deviation: count > 0 ? deviation : 1, missingIndicator };
    }
    const levels = sortLevels(this.levels, profile.type);
    return kind === 'one-hot'
      ? { ...of, kind, levels, missingIndicator }
      : { ...of, kind, levels, dimension: embeddingDimension(encoding, levels.length) };
  }
}

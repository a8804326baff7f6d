import type { Cell } from '../../../shared/dataset';
import { stream } from '../../../shared/random/stream';
import type { Part } from '../../../shared/recipe/prepared';
import type { Parts, Sizes } from './shares';
import { strataOf } from './strata';

/**
 * Whole groups, in random order, go to validation while that brings it nearer to its size, then to test, and else to
 * training. Rows without a group are one group: nothing says that they do not belong together.
 */
export function grouped(total: number, sizes: Sizes, seed: number, by: readonly Cell[]): Parts {
  const groups = strataOf(total, by);
  const parts: Record<Part, number[][]> = { train: [], validation: [], test: [] };
  const missing = { ...sizes };
  for (const at of stream(seed, 'split').permutation(groups.length)) {
    const group = groups[at] ?? [];
    const part =
      group.length < 2 * missing.validation
        ? 'validation'
        : group.length < 2 * missing.test
          ? 'test'
          : 'train';
    parts[part].push(group);
    if (part !== 'train') missing[part] -= group.length;
  }
  const rows = (part: Part): Int32Array => Int32Array.from(parts[part].flat()).sort();
  return { train: rows('train'), validation: rows('validation'), test: rows('test') };
}

import { alongGrowing } from './growing';

/** So many stretches of a list are told apart at most; several of them share a pixel of any chart. */
const MOST_STRETCHES = 4096;

/** The lowest and the highest finite value of each stretch of a list, and where they are; -1 where there is none. */
interface Stretches {
  /** Places a stretch. */
  length: number;
  readonly low: number[];
  readonly lowAt: number[];
  readonly high: number[];
  readonly highAt: number[];
}

const stretchesOf = alongGrowing<Stretches>(
  () => ({ length: 1, low: [], lowAt: [], high: [], highAt: [] }),
  (of, value, place) => {
    if (place >= of.length * MOST_STRETCHES) halve(of);
    take(of, Math.floor(place / of.length), value, place);
  },
);

/**
 * Places that tell how a list of numbers runs: of each of about so many stretches of equal length the lowest and the
 * highest value, in their order. Of a list that has grown only what is new is looked at.
 */
export function extremesOf(values: readonly number[], most: number): number[] {
  const { low, lowAt, high, highAt } = stretchesOf(values);
  const together = Math.max(1, Math.ceil(low.length / most));
  const places: number[] = [];
  for (let first = 0; first < low.length; first += together) {
    let [least, largest] = [first, first];
    for (let at = first + 1; at < Math.min(low.length, first + together); at++) {
      if ((low[at] ?? Infinity) < (low[least] ?? Infinity)) least = at;
      if ((high[at] ?? -Infinity) > (high[largest] ?? -Infinity)) largest = at;
    }
    places.push(...inOrder(lowAt[least] ?? -1, highAt[largest] ?? -1));
  }
  return places;
}

function inOrder(one: number, other: number): number[] {
  if (one < 0) return [];
  return one === other ? [one] : [Math.min(one, other), Math.max(one, other)];
}

function take({ low, lowAt, high, highAt }: Stretches, at: number, value: number, place: number): void {
  if (at === low.length) {
    low.push(Infinity);
    high.push(-Infinity);
    lowAt.push(-1);
    highAt.push(-1);
  }
  if (!Number.isFinite(value)) return;
  if (value < (low[at] ?? Infinity)) [low[at], lowAt[at]] = [value, place];
  if (value > (high[at] ?? -Infinity)) [high[at], highAt[at]] = [value, place];
}

/** Two stretches become one, so that the list can be twice as long. */
function halve(of: Stretches): void {
  const { low, lowAt, high, highAt } = of;
  of.length *= 2;
  const half = low.length / 2;
  for (let at = 0; at < half; at++) {
    const [left, right] = [2 * at, 2 * at + 1];
    const least = (low[right] ?? Infinity) < (low[left] ?? Infinity) ? right : left;
    const largest = (high[right] ?? -Infinity) > (high[left] ?? -Infinity) ? right : left;
    [low[at], lowAt[at]] = [low[least] ?? Infinity, lowAt[least] ?? -1];
    [high[at], highAt[at]] = [high[largest] ?? -Infinity, highAt[largest] ?? -1];
  }
  for (const list of [low, lowAt, high, highAt]) list.length = half;
}

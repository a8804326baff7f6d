/** Adds one value, with its place, to what is known of all values before it. */
export type Step<S> = (known: S, value: number, place: number) => void;

/**
 * What is known of a list of numbers that only grows: each value is looked at once, however often it is asked for. Ten
 * times a second all of a curve of 100,000 points would be too much.
 */
export function alongGrowing<S>(begin: () => S, step: Step<S>): (values: readonly number[]) => S {
  const lists = new WeakMap<readonly number[], { known: S; seen: number }>();
  return (values) => {
    const list = lists.get(values) ?? { known: begin(), seen: 0 };
    lists.set(values, list);
    for (; list.seen < values.length; list.seen++) step(list.known, values[list.seen] ?? NaN, list.seen);
    return list.known;
  };
}

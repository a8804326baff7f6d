/**
 * One shared word by which the process's main thread steers the training thread between batches.
 * A paused thread waits on it and wakes when it changes.
 */
export const WISH = { go: 0, pause: 1, stop: 2, cancel: 3 } as const;
export type Wish = (typeof WISH)[keyof typeof WISH];

export function newControl(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** For the main thread: says what is wanted now. Stop and cancel are final. */
export function wish(control: SharedArrayBuffer, wanted: Wish): void {
  const word = new Int32Array(control);
  const now = Atomics.load(word, 0);
  if (now === WISH.cancel || (now === WISH.stop && wanted !== WISH.cancel)) return;
  Atomics.store(word, 0, wanted);
  Atomics.notify(word, 0);
}

/** For the training thread: waits while paused, then gives what is wanted. `told` hears of the pause once each way. */
export function wanted(control: SharedArrayBuffer, told: { paused(): void; resumed(): void }): Wish {
  const word = new Int32Array(control);
  if (Atomics.load(word, 0) !== WISH.pause) return Atomics.load(word, 0) as Wish;
  told.paused();
  while (Atomics.load(word, 0) === WISH.pause) Atomics.wait(word, 0, WISH.pause);
  const next = Atomics.load(word, 0) as Wish;
  if (next === WISH.go) told.resumed();
  return next;
}

/** A promise that is settled from outside. */
export interface Deferred {
  readonly promise: Promise<void>;
  done(): void;
  fail(reason: Error): void;
}

export function deferred(): Deferred {
  let done: () => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  return { promise, done: () => done(), fail: (reason) => fail(reason) };
}

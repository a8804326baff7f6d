import type { TrainerClient } from './client';

/** Trainers that have done a job and wait for the next, told apart by their threads. */
export interface Warm {
  /**
   * The last that was kept of so many threads and still lives, from now on the taker's: what comes next is most like what
   * it has just done, and its programs are compiled.
   */
  take(threads: number): TrainerClient | undefined;
  keep(client: TrainerClient, threads: number): void;
}

export function createWarm(): Warm {
  let waiting: { readonly client: TrainerClient; readonly threads: number }[] = [];
  return {
    take(threads) {
      waiting = waiting.filter(({ client }) => client.alive);
      const found = waiting.find((one) => one.threads === threads);
      waiting = waiting.filter((one) => one !== found);
      return found?.client;
    },
    keep(client, threads) {
      waiting = [{ client, threads }, ...waiting];
    },
  };
}

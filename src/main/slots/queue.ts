/** What waits for a slot. */
export interface Waiting {
  readonly id: string;
  /** The study it belongs to, or its own id: who came first is served first. */
  readonly group: string;
  /** Expected work in any unit. Within a group the longest goes first, so that none is left to run alone at the end. */
  readonly length: number;
}

/** Runs that wait for one of a fixed number of slots. */
export interface Queue {
  /**
   * @param work what to do in the slot, never rejects; the slot is free again when it resolves. `alone`: nothing else
   *   has a slot or waits for one
   */
  submit(waiting: Waiting, work: (alone: boolean) => Promise<void>): void;
  /** Takes back what has not begun. @returns whether it still waited */
  withdraw(id: string): boolean;
  /** Whether nothing waits and nothing works. */
  idle(): boolean;
  /** Nothing begins any more. */
  close(): void;
}

export function createQueue(slots: number): Queue {
  const waiting: (Waiting & { work: (alone: boolean) => Promise<void> })[] = [];
  let working = 0;
  let open = true;

  const begin = (): void => {
    while (open && working < slots) {
      const next = takeNext(waiting);
      if (!next) return;
      working += 1;
      void next.work(working === 1 && waiting.length === 0).then(() => {
        working -= 1;
        begin();
      });
    }
  };
  return {
    submit(entry, work) {
      waiting.push({ ...entry, work });
      // What is submitted in one go is ordered before the first of it begins.
      queueMicrotask(begin);
    },
    withdraw(id) {
      const at = waiting.findIndex((entry) => entry.id === id);
      if (at >= 0) waiting.splice(at, 1);
      return at >= 0;
    },
    idle: () => waiting.length === 0 && working === 0,
    close() {
      open = false;
    },
  };
}

/** Takes the longest of the group that has waited longest. */
function takeNext<W extends Waiting>(waiting: W[]): W | undefined {
  const group = waiting[0]?.group;
  const longest = waiting
    .filter((entry) => entry.group === group)
    .reduce<W | undefined>(
      (found, entry) => (found && found.length >= entry.length ? found : entry),
      undefined,
    );
  if (longest) waiting.splice(waiting.indexOf(longest), 1);
  return longest;
}

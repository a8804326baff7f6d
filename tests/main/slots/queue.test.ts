import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createQueue, type Queue, type Waiting } from '../../../src/main/slots/queue';

/** Runs everything through a queue, one step at a time. @returns ids in the order they began, and how many ran at once at most */
async function runAll(
  slots: number,
  entries: readonly Waiting[],
): Promise<{ order: string[]; most: number }> {
  const queue = createQueue(slots);
  const order: string[] = [];
  let now = 0;
  let most = 0;
  await Promise.all(
    entries.map(
      (entry) =>
        new Promise<void>((done) => {
          queue.submit(entry, async () => {
            order.push(entry.id);
            most = Math.max(most, (now += 1));
            await Promise.resolve();
            now -= 1;
            done();
          });
        }),
    ),
  );
  return { order, most };
}

const alone = (id: string): Waiting => ({ id, group: id, length: 1 });

test('who comes first begins first', async () => {
  expect((await runAll(1, ['a', 'b', 'c'].map(alone))).order).toEqual(['a', 'b', 'c']);
});

test('inside a study the longest begins first, and a later study waits', async () => {
  const entries = [
    { id: 'short', group: 'study', length: 1 },
    { id: 'other', group: 'later', length: 99 },
    { id: 'long', group: 'study', length: 9 },
  ];
  expect((await runAll(1, entries)).order).toEqual(['long', 'short', 'other']);
});

test('everything begins once, never more than there are slots', async () => {
  const entry = fc.record({ group: fc.constantFrom('a', 'b', 'c'), length: fc.nat(9) });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(entry, { maxLength: 20 }),
      async (slots, given) => {
        const entries = given.map((one, at) => ({ ...one, id: String(at) }));
        const { order, most } = await runAll(slots, entries);
        expect(order.toSorted()).toEqual(entries.map(({ id }) => id).toSorted());
        expect(most).toBeLessThanOrEqual(slots);
      },
    ),
  );
});

test('what still waits can be taken back, what has begun cannot', async () => {
  const queue = createQueue(1);
  const began: string[] = [];
  queue.submit(alone('a'), async () => void began.push('a'));
  queue.submit(alone('b'), async () => void began.push('b'));
  expect(queue.withdraw('b')).toBe(true);
  expect(queue.withdraw('b')).toBe(false);
  await Promise.resolve();
  expect(queue.withdraw('a')).toBe(false);
  expect(began).toEqual(['a']);
});

test('a closed queue begins nothing more', async () => {
  const queue = createQueue(1);
  queue.close();
  let began = false;
  queue.submit(alone('a'), async () => void (began = true));
  await Promise.resolve();
  expect(began).toBe(false);
});

test('what has no company is told so', async () => {
  const told: string[] = [];
  const enter = (queue: Queue, id: string): void =>
    queue.submit(alone(id), async (lonely) => void told.push(`${id} ${lonely ? 'alone' : 'in company'}`));
  const queue = createQueue(2);
  enter(queue, 'one');
  enter(queue, 'two');
  await vi.waitFor(() => expect(told).toHaveLength(2));
  enter(queue, 'three');
  await vi.waitFor(() => expect(told).toHaveLength(3));
  expect(told).toEqual(['one in company', 'two in company', 'three alone']);
});

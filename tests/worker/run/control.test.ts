import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { newControl, wanted, WISH, wish } from '../../../src/worker/run/control';

const silent = { paused: () => undefined, resumed: () => undefined };

it('goes on until something else is wished', () => {
  const control = newControl();
  expect(wanted(control, silent)).toBe(WISH.go);
  wish(control, WISH.stop);
  expect(wanted(control, silent)).toBe(WISH.stop);
});

it('takes nothing back once it is to stop, but for a cancel', () => {
  const control = newControl();
  wish(control, WISH.stop);
  wish(control, WISH.go);
  wish(control, WISH.pause);
  // Asked of the word itself: a thread that was paused here would never wake.
  expect(new Int32Array(control)[0]).toBe(WISH.stop);
  wish(control, WISH.cancel);
  wish(control, WISH.stop);
  expect(wanted(control, silent)).toBe(WISH.cancel);
});

it('waits while paused and wakes when another thread wishes it on', async () => {
  const control = newControl();
  const told: string[] = [];
  wish(control, WISH.pause);
  const other = new Worker(
    `const word = new Int32Array(require('node:worker_threads').workerData);
     Atomics.store(word, 0, ${WISH.go}); Atomics.notify(word, 0);`,
    { eval: true, workerData: control },
  );
  const asked = wanted(control, { paused: () => told.push('paused'), resumed: () => told.push('resumed') });
  expect([asked, ...told]).toEqual([WISH.go, 'paused', 'resumed']);
  await other.terminate();
});

it('that is stopped while paused never says that it goes on', () => {
  const control = newControl();
  wish(control, WISH.pause);
  const told: string[] = [];
  const stop = (): void => {
    told.push('paused');
    wish(control, WISH.stop);
  };
  expect(wanted(control, { paused: stop, resumed: () => told.push('resumed') })).toBe(WISH.stop);
  expect(told).toEqual(['paused']);
});

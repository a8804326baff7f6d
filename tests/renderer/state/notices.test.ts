import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notices } from '../../../src/renderer/state/notices.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const texts = ({ shown }: Notices): (string | undefined)[] => shown.map(({ text }) => text);

test('a word stays six seconds, one with something to do fifteen, a failure until it is dismissed', () => {
  const notices = new Notices();
  notices.say('imported');
  notices.say('deleted', { label: 'Undo', act: vi.fn() });
  notices.fail(new Error('no'));
  vi.advanceTimersByTime(6001);
  expect(texts(notices)).toEqual(['deleted', undefined]);
  vi.advanceTimersByTime(9000);
  expect(texts(notices)).toEqual([undefined]);
  vi.advanceTimersByTime(1e6);
  notices.dismissNewest();
  expect(notices.shown).toEqual([]);
});

test('none goes while somebody looks, nor one that comes then', () => {
  const notices = new Notices();
  notices.say('imported');
  vi.advanceTimersByTime(5000);
  notices.hold();
  notices.say('freed');
  vi.advanceTimersByTime(60_000);
  expect(texts(notices)).toEqual(['imported', 'freed']);
  notices.release();
  vi.advanceTimersByTime(5999);
  expect(texts(notices)).toEqual(['imported', 'freed']);
  vi.advanceTimersByTime(2);
  expect(notices.shown).toEqual([]);
});

test('the newest goes first', () => {
  const notices = new Notices();
  notices.say('first');
  notices.say('second');
  notices.dismissNewest();
  expect(texts(notices)).toEqual(['first']);
});

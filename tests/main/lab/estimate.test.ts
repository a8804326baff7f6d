import { expect, test } from 'vitest';
import { createEstimate } from '../../../src/main/lab/estimate';

/** A clock that goes when it is told to. */
function clock(): { now: () => number; pass: (seconds: number) => void } {
  let seconds = 1000;
  return { now: () => seconds, pass: (more) => (seconds += more) };
}

test('nothing is known at first', () => {
  expect(createEstimate(10, clock().now).secondsLeft()).toBeNull();
});

test('within the first epoch the share that is done tells, from its first word on, pauses left out', () => {
  const { now, pass } = clock();
  const estimate = createEstimate(4, now);
  pass(30);
  estimate.progress(1, 0.1);
  expect(estimate.secondsLeft()).toBeNull();
  pass(2);
  estimate.pause();
  pass(500);
  estimate.resume();
  pass(1);
  estimate.progress(1, 0.5);
  expect(estimate.secondsLeft()).toBe((4 - 0.5) * ((2 + 1) / (0.5 - 0.1)));
});

test('later a moving average of whole epochs tells', () => {
  const estimate = createEstimate(10, clock().now);
  estimate.epoch(1, 2);
  expect(estimate.secondsLeft()).toBe((10 - 1) * 2);
  estimate.epoch(2, 4);
  const average = 0.7 * 2 + 0.3 * 4;
  expect(estimate.secondsLeft()).toBeCloseTo((10 - 2) * average, 12);
  estimate.progress(3, 0.25);
  expect(estimate.secondsLeft()).toBeCloseTo((10 - 2.25) * average, 12);
});

test('a late word about an epoch that is done changes nothing, and the end is never before now', () => {
  const estimate = createEstimate(2, clock().now);
  estimate.epoch(1, 3);
  estimate.progress(1, 0.9);
  expect(estimate.secondsLeft()).toBe(3);
  estimate.epoch(2, 3);
  expect(estimate.secondsLeft()).toBe(0);
});

import { expect, test } from 'vitest';
import { Language } from '../../../src/renderer/language/language.svelte';
import { effectText, intervalText, levelText, tickText } from '../../../src/renderer/views/study/effect-text';

const words = new Language(['en'], () => 'system');

test('errors are told in percent, with the digits that the interval supports', () => {
  expect(effectText({ scale: 'ratio', estimate: 0.512, low: 0.38, high: 0.64 }, words)).toBe('−49%');
  expect(effectText({ scale: 'ratio', estimate: 1.0213, low: 1.012, high: 1.031 }, words)).toBe('+2.1%');
  expect(effectText({ scale: 'ratio', estimate: 3.1, low: 2.2, high: 4.4 }, words)).toBe('3.1 times');
});

test('scores are told in points', () => {
  const one = { scale: 'difference' as const, estimate: 0.035, low: 0.018, high: 0.052 };
  expect(effectText(one, words)).toBe('+3.5 points');
  expect(intervalText(one, words)).toBe('+1.8 to +5.2 points');
});

test('an end that lies beside no effect is not rounded onto it', () => {
  const one = { scale: 'ratio' as const, estimate: 1.056, low: 1.004, high: 1.11 };
  expect(intervalText(one, words)).toBe('+0.4% to +11.0%');
});

test('the far end of an interval that nothing bounds is not told to the digit', () => {
  const one = { scale: 'ratio' as const, estimate: 1.2, low: 0.9, high: 2_645_716 };
  expect(intervalText(one, words)).toBe('−10% to over 1,000 times');
});

test('a comparison without a number says so', () => {
  expect(effectText({ scale: 'ratio', estimate: NaN, low: NaN, high: NaN }, words)).toBe('–');
});

test('levels show a digit after the point only when they have one', () => {
  expect([levelText(0.95, words), levelText(1 - 0.05 / 3, words)]).toEqual(['95%', '98.3%']);
});

test('ticks are short', () => {
  expect([
    tickText(1, 'ratio', words),
    tickText(0.5, 'ratio', words),
    tickText(2, 'ratio', words),
    tickText(0.02, 'difference', words),
  ]).toEqual(['0', '−50%', '2 times', '+2']);
});

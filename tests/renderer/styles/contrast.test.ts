import { describe, expect, test } from 'vitest';
import { coloursOf, contrast, type Theme } from './tokens';

const SURFACES = ['desk', 'paper', 'raised', 'sunken', 'hover'];

/** Which text stands on which surface. */
const TEXT: readonly (readonly [text: string, on: string])[] = [
  ...['text', 'text-soft', 'text-faint'].flatMap((text) => SURFACES.map((on) => [text, on] as const)),
  ...['accent-text', 'warning', 'danger'].flatMap((text) =>
    ['desk', 'paper', 'raised'].map((on) => [text, on] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent-text', 'accent-soft'],
  ['text', 'bar'],
  ['text', 'accent-soft'],
  ['text-soft', 'accent-soft'],
  ['text-faint', 'accent-soft'],
  ['text', 'warning-soft'],
  ['warning', 'warning-soft'],
  ['danger', 'danger-soft'],
  ['info', 'info-soft'],
];

/** What must be seen but not read: 3:1. */
const SHAPES: readonly (readonly [shape: string, on: string])[] = [
  ...Array.from({ length: 8 }, (_, i) => [`task-${i + 1}`, 'paper'] as const),
  ...Array.from({ length: 8 }, (_, i) => [`task-${i + 1}`, 'raised'] as const),
  ['accent', 'paper'],
  ['focus', 'paper'],
  ['focus', 'desk'],
  ['control-line', 'paper'],
  ['control-line', 'raised'],
];

describe.each(['light', 'dark', 'contrast'] satisfies Theme[])('the %s theme', (theme) => {
  const colours = coloursOf(theme);
  const between = (a: string, b: string): number => contrast(colours.get(a) ?? '', colours.get(b) ?? '');

  test.each(TEXT)('%s can be read on %s', (text, on) => {
    expect(between(text, on)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)('%s can be seen on %s', (shape, on) => {
    expect(between(shape, on)).toBeGreaterThanOrEqual(3);
  });
});

test('black on white is 21, a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#2f7a3d', '#2f7a3d')).toBe(1);
});

import { describe, expect, test } from 'vitest';
import { fittingScale, Zoom } from '../../../src/renderer/components/tree/zoom.svelte';

describe('the size of a drawing', () => {
  test('is as large as fits both ways, never beyond its own and never too small to be told apart', () => {
    const room = { width: 600, height: 400 };
    expect(fittingScale({ width: 800, height: 100 }, room)).toBe(0.75);
    expect(fittingScale({ width: 100, height: 500 }, room)).toBe(0.8);
    expect(fittingScale({ width: 100, height: 100 }, room)).toBe(1);
    expect(fittingScale({ width: 6000, height: 100 }, room)).toBe(0.5);
  });

  test('follows the room until a size is chosen by keys, and again after 0', () => {
    const zoom = new Zoom(() => ({ width: 1000, height: 100 }));
    zoom.room = 700;
    expect(zoom.scale).toBe(0.7);
    expect(zoom.press('=')).toBe(true);
    expect([zoom.scale, zoom.fits]).toEqual([0.8, false]);
    zoom.room = 900;
    expect(zoom.scale).toBe(0.8);
    zoom.press('-');
    zoom.press('-');
    zoom.press('-');
    expect([zoom.scale, zoom.canShrink]).toEqual([0.5, false]);
    zoom.press('0');
    expect([zoom.scale, zoom.fits]).toEqual([0.9, true]);
    expect(zoom.press('q')).toBe(false);
  });
});

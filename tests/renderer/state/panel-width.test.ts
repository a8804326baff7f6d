import { beforeEach, describe, expect, test } from 'vitest';
import { PanelWidth } from '../../../src/renderer/state/panel-width.svelte';
import { Preferences } from '../../../src/renderer/state/preferences.svelte';
import { MemoryStorage } from './memory-storage';

let store: MemoryStorage;
beforeEach(() => {
  store = new MemoryStorage();
});

/** A panel of 288 pixels, at least 240, beside a view that needs 400, in a room of 1000. */
function panelOf(place: string): PanelWidth {
  const width = new PanelWidth(new Preferences(store), place, 288, 240, 400);
  width.room = 1000;
  return width;
}

describe('the width of a panel', () => {
  test('is kept for its place once the edge is let go', () => {
    const width = panelOf('design');
    width.hold(350.4);
    expect(width.now).toBe(350.4);
    expect(panelOf('design').now).toBe(288);
    width.release();
    expect(panelOf('design').now).toBe(350);
    expect(panelOf('dataset').now).toBe(288);
  });

  test.each([
    ['ArrowLeft', 288 + 16],
    ['ArrowRight', 288 - 16],
    ['Home', 1000 - 400],
    ['End', 240],
  ])('is moved by %s to %i pixels', (key, after) => {
    const width = panelOf('design');
    expect(width.press(key)).toBe(true);
    expect(width.now).toBe(after);
    expect(panelOf('design').now).toBe(after);
  });

  test('is what it was before by Enter; other keys are for others', () => {
    const width = panelOf('design');
    width.press('Home');
    expect(width.press('a')).toBe(false);
    expect(width.press('Enter')).toBe(true);
    expect(width.now).toBe(288);
  });

  test('leaves the view what it needs, and is itself again when there is room', () => {
    const width = panelOf('design');
    width.press('Home');
    width.room = 800;
    expect(width.now).toBe(400);
    width.room = 500;
    expect(width.now).toBe(240);
    width.room = 1000;
    expect(width.now).toBe(600);
  });
});

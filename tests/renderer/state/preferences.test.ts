import { expect, test } from 'vitest';
import { Preferences } from '../../../src/renderer/state/preferences.svelte';
import { MemoryStorage } from './memory-storage';

test('what was chosen is there when the page is opened again', () => {
  const store = new MemoryStorage();
  new Preferences(store).set({ theme: 'dark', language: 'zh' });
  expect(new Preferences(store).values).toMatchObject({
    theme: 'dark',
    language: 'zh',
    density: 'comfortable',
    railOpen: null,
  });
});

test.each(['not json', '[]', '{"theme":"pink","density":"compact"}'])(
  'a damaged store (%s) falls back part by part',
  (text) => {
    const store = new MemoryStorage();
    store.setItem('espalier.preferences', text);
    expect(new Preferences(store).values.theme).toBe('system');
  },
);

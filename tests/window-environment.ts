import type { Environment } from 'vitest/runtime';

/**
 * Node itself, but compiled as for a window: Svelte's runes then keep state and run effects
 * instead of printing HTML once. Tests that need a real page start Chromium themselves.
 */
const windowEnvironment: Environment = {
  name: 'window',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
};

export default windowEnvironment;

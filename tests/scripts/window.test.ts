import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasScreen, whyNoWindow } from '../../scripts/run/window.mjs';

const ready = { state: 'ready' };
const all = { 'window-system': ready, electron: ready };
const lacking = { state: 'missing', why: { en: 'There is no Electron.', zh: '没有 Electron。' } };

beforeEach(() => {
  vi.stubEnv('DISPLAY', ':9');
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('an ordinary user with a screen and Electron gets a window', () => {
  expect(whyNoWindow(all, [])).toBeUndefined();
});

test.each([
  [{}, 'linux', false],
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  [{}, 'darwin', true],
  [{}, 'win32', true],
])('with %j on %s there is a screen: %s', (env, platform, expected) => {
  expect(hasScreen(env, platform)).toBe(expected);
});

test('what Electron lacks is the reason why there is no window', () => {
  expect(whyNoWindow({ ...all, electron: lacking }, [])).toEqual(lacking.why);
  expect(whyNoWindow({ ...all, 'window-system': lacking }, [])).toEqual(lacking.why);
});

test('root gets a window only by giving up the sandbox, and is told so', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  expect(whyNoWindow(all, [])?.en).toMatch(/--no-sandbox/);
  expect(whyNoWindow(all, ['--no-sandbox'])).toBeUndefined();
});

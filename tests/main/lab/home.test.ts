import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { homeFolder } from '../../../src/main/lab/home';

const user = homedir();

test.each([
  ['linux', {}, join(user, '.local', 'share', 'espalier')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'espalier')],
  ['darwin', {}, join(user, 'Library', 'Application Support', 'Espalier')],
  ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Espalier')],
  ['win32', {}, join(user, 'AppData', 'Roaming', 'Espalier')],
] as const)('on %s with %j data lives in %s', (platform, environment, folder) => {
  expect(homeFolder(environment, platform)).toBe(folder);
});

test.each(['linux', 'darwin', 'win32'] as const)(
  'ESPALIER_HOME decides on %s, from where one stands',
  (platform) => {
    const environment = { ESPALIER_HOME: 'lab', XDG_DATA_HOME: '/data', APPDATA: '/roaming' };
    expect(homeFolder(environment, platform)).toBe(resolve('lab'));
  },
);

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { chooseHome, homeFolder } from '../../../src/main/lab/home';
import { checkHome } from '../../../src/main/lab/other-home';
import { temporaryHome } from '../history/example';

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

test('a person’s choice decides until it is taken back, and a choice that is gone is refused, not made anew', async () => {
  const place = await mkdtemp(join(tmpdir(), 'espalier-place-'));
  const environment = { XDG_DATA_HOME: place };
  const other = join(place, 'other');
  await mkdir(other);
  chooseHome(other, environment, 'linux');
  expect(homeFolder(environment, 'linux')).toBe(other);
  expect(homeFolder({ ...environment, ESPALIER_HOME: '/elsewhere' }, 'linux')).toBe('/elsewhere');
  await rm(other, { recursive: true });
  expect(() => homeFolder(environment, 'linux')).toThrow(
    expect.objectContaining({
      code: 'system.folder-gone',
      details: { folder: other, choice: join(place, 'espalier', 'data-folder.json') },
    }),
  );
  chooseHome(join(place, 'espalier'), environment, 'linux');
  expect(homeFolder(environment, 'linux')).toBe(join(place, 'espalier'));
  await rm(place, { recursive: true });
});

test('a data folder is empty or one already; anything else is refused and left as it was', async () => {
  await using home = await temporaryHome();
  await expect(checkHome(home.home)).rejects.toThrow(
    expect.objectContaining({ code: 'system.folder-not-empty' }),
  );
  await writeFile(home.history, '');
  await checkHome(home.home);
  await checkHome(home.exports);
  expect(await readdir(home.exports)).toEqual([]);
  await expect(checkHome(home.history)).rejects.toThrow(
    expect.objectContaining({
      code: 'system.folder-unwritable',
      details: { folder: home.history, reason: 'ENOTDIR' },
    }),
  );
});

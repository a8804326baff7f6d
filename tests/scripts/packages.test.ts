import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { packagesStep } from '../../scripts/setup/packages.mjs';
import { freshPlaces } from './fresh-places';

// No network: npm is a script that makes a folder.
let fresh: ReturnType<typeof freshPlaces>;

beforeEach(() => {
  fresh = freshPlaces();
  const npm = join(fresh.folder, 'npm-cli.js');
  copyFileSync(new URL('samples/npm-ci.cjs', import.meta.url), npm);
  vi.stubEnv('npm_execpath', npm);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fresh.remove();
});

const context = () => ({ places: fresh.places, found: { node: { path: process.execPath } } });
const lockfile = (packages: object) => writeFileSync(fresh.places.lockfile, JSON.stringify({ packages }));

test('packages are there once npm has installed them, until the lockfile changes', async () => {
  lockfile({ 'node_modules/half': { version: '1.0.0' } });
  expect(packagesStep.look(context())).toBeUndefined();

  await packagesStep.make(context());
  expect(packagesStep.look(context())).toEqual({ detail: expect.stringMatching(/^[0-9a-f]{12}$/) });

  lockfile({ 'node_modules/half': { version: '2.0.0' } });
  expect(packagesStep.look(context())).toBeUndefined();
  await packagesStep.make(context());
  expect(readFileSync(join(fresh.places.root, 'installs'), 'utf8')).toBe('ci\nci\n');
});

test('an installation that broke off does not count, even over one that was whole', async () => {
  lockfile({ 'node_modules/half': { version: '1.0.0' } });
  await packagesStep.make(context());
  vi.stubEnv('FAIL', '1');

  await expect(packagesStep.make(context())).rejects.toThrow(/the line is down/);

  expect(packagesStep.look(context())).toBeUndefined();
});

/** What npm leaves in node_modules when a person has run it by hand. */
function installedByHand(packages: object): void {
  mkdirSync(fresh.places.modules);
  writeFileSync(join(fresh.places.modules, '.package-lock.json'), JSON.stringify({ packages }));
}

const plain = { version: '1.0.0' };
const elsewhere = { version: '1.0.0', optional: true, os: ['plan9'], cpu: [process.arch] };
const here = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };

test.each([
  ['all that the lockfile names', { a: plain, b: here }, { a: plain, b: here }, true],
  ['all but what is for another system', { a: plain, b: elsewhere }, { a: plain }, true],
  ['another version', { a: plain }, { a: { version: '1.0.1' } }, false],
  ['all but a package', { a: plain, b: plain }, { a: plain }, false],
  ['all but what is for this very system', { a: plain, b: here }, { a: plain }, false],
])('an installation by hand of %s', (_, wanted, installed, counts) => {
  lockfile(wanted);
  installedByHand(installed);
  expect(packagesStep.look(context()) !== undefined).toBe(counts);
});

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkDownload } from '../../scripts/setup/checksum.mjs';
import { Missing } from '../../scripts/setup/talk.mjs';
import { installTrialRuntime } from '../../scripts/setup/trial-runtime.mjs';
import { freshPlaces } from './fresh-places';

// No network: downloads are files in a temporary folder, and npm is a script that copies one of them.
let fresh: ReturnType<typeof freshPlaces>;

beforeEach(() => {
  fresh = freshPlaces();
});
afterEach(() => {
  vi.unstubAllEnvs();
  fresh.remove();
});

test('a download with the right checksum passes and stays', async () => {
  const file = join(fresh.folder, 'download');
  writeFileSync(file, 'as expected');

  await checkDownload(file, createHash('sha256').update('as expected').digest('hex'));

  expect(existsSync(file)).toBe(true);
});

test('a download with another checksum is refused and removed', async () => {
  const file = join(fresh.folder, 'download');
  writeFileSync(file, 'something else');
  const expected = createHash('sha256').update('as expected').digest('hex');

  await expect(checkDownload(file, expected)).rejects.toThrow(Missing);

  expect(existsSync(file)).toBe(false);
});

/** Makes `npm pack` give a package whose archive holds other files than the trial runtime's. */
function serveAnotherArchive(): void {
  const archive = join(fresh.folder, 'package', 'release', 'app.tar.gz');
  mkdirSync(dirname(archive), { recursive: true });
  writeFileSync(join(fresh.folder, '@wingconsoledesktop'), 'not the program expected');
  execFileSync('tar', ['-czf', archive, '-C', fresh.folder, '@wingconsoledesktop']);
  const packed = join(fresh.folder, 'packed.tgz');
  execFileSync('tar', ['-czf', packed, '-C', fresh.folder, 'package']);
  const npm = join(fresh.folder, 'npm-cli.js');
  copyFileSync(new URL('samples/npm-pack.cjs', import.meta.url), npm);
  vi.stubEnv('npm_execpath', npm);
  vi.stubEnv('PACKED', packed);
}

test('a trial runtime that is not the one expected reaches neither the cache nor the checkout', async () => {
  serveAnotherArchive();
  const context = { places: fresh.places, found: { node: { path: process.execPath } } };
  // There is one for Linux only; elsewhere nothing is fetched at all.
  const reason = process.platform === 'linux' && process.arch === 'x64' ? /checksum/ : /Linux on x64 only/;

  await expect(installTrialRuntime(context)).rejects.toThrow(reason);

  expect(readdirSync(fresh.places.cache)).toEqual([]);
  expect(existsSync(join(fresh.places.tools, 'trial-runtime'))).toBe(false);
});

import { existsSync } from 'node:fs';
import { run } from './child.mjs';

const aptGet = '/usr/bin/apt-get';

/** True where system packages may be installed without asking: for root, on a system with apt-get. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync(aptGet);
}

/**
 * Installs Debian packages. Whether it worked is for the caller to see by what is there afterwards.
 *
 * @param {ReturnType<import('./places.mjs').placesOf>} places
 * @param {string[]} names as Debian 12 calls them
 */
export async function aptInstall(places, names) {
  const options = { log: places.log, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  // An installation that was cut short must be finished first, or every later one is refused.
  await run('dpkg', ['--configure', '-a'], options);
  await run(aptGet, ['update', '-qq'], options);
  const present = await Promise.all(names.map((name) => nameHere(name)));
  await run(aptGet, ['install', '-y', '-qq', '--no-install-recommends', ...present], options);
}

/** Newer releases call some libraries by a longer name (64-bit time); the old one may stand for something else there. */
async function nameHere(name) {
  const newer = `${name}t64`;
  const { ok, output } = await run('apt-cache', ['show', '--no-all-versions', newer]);
  return ok && output.includes(`Package: ${newer}`) ? newer : name;
}

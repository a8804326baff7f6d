import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * True when npm itself, used by hand, has installed just what the lockfile names. npm writes its record
 * of that into node_modules when it is done, so half an installation has none.
 *
 * @param {{lockfile: string, modules: string}} places
 */
export function installedByHand({ lockfile, modules }) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(lockfile)).every(([path, wanted]) => {
    if (path === '') return true;
    const there = installed[path];
    return there ? there.version === wanted.version : wanted.optional === true && !fits(wanted);
  });
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * True when a package is made for this system, processor and C library. Optional packages made for none in
 * particular only serve others that are, so nothing is asked of them.
 */
function fits({ os, cpu, libc }) {
  if (!os && !cpu) return false;
  const allows = (list, value) => !list || list.includes(value);
  return allows(os, process.platform) && allows(cpu, process.arch) && (!libc || libc.includes(cLibrary()));
}

function cLibrary() {
  const musl = ['x86_64', 'aarch64'].some((cpu) => existsSync(`/lib/ld-musl-${cpu}.so.1`));
  return musl ? 'musl' : 'glibc';
}

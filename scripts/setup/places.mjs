import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where set-up keeps things. What belongs to one checkout is in `tools`; what every checkout can share
 * (large downloads, made ready to use) is in the user's cache folder.
 *
 * @param {string} root the checkout
 * @param {NodeJS.ProcessEnv} env
 */
export function placesOf(root, env = process.env) {
  const tools = join(root, '.tools');
  return {
    root,
    tools,
    modules: join(root, 'node_modules'),
    lockfile: join(root, 'package-lock.json'),
    report: join(tools, 'setup.json'),
    log: join(tools, 'setup.log'),
    cache: join(cacheHome(env), 'espalier'),
  };
}

/** The user's own cache folder, as each system has it. */
function cacheHome(env) {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return join(homedir(), '.cache');
}

/** The places of the checkout this file lies in. */
export const here = placesOf(fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, ''));

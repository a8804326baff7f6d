import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The data folder: what `ESPALIER_HOME` names, else the place each system has for a person's own data.
 * @returns an absolute path; the folder may not exist yet
 */
export function homeFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const wanted = environment['ESPALIER_HOME'];
  return wanted ? resolve(wanted) : userFolder(environment, platform);
}

function userFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Espalier');
  if (platform === 'win32') {
    return join(environment['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'Espalier');
  }
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'espalier');
}

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { z } from '../../shared/zod';

/**
 * The data folder: what `ESPALIER_HOME` names, else what a person chose, else the place each system has for a person's
 * own data.
 * @returns an absolute path; the folder may not exist yet
 * @throws AppError system.folder-gone: the chosen folder is not there, which may be a disk that is not plugged in
 */
export function homeFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const wanted = environment['ESPALIER_HOME'];
  if (wanted) return resolve(wanted);
  const usual = userFolder(environment, platform);
  const chosen = chosenIn(usual);
  if (chosen !== undefined && !existsSync(chosen)) {
    throw new AppError('system.folder-gone', { folder: chosen, choice: join(usual, CHOICE) });
  }
  return chosen ?? usual;
}

/** Whether the environment names the data folder, so that no choice of a person counts. */
export function isHomeFixed(environment: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(environment['ESPALIER_HOME']);
}

/** From the next start on the data folder is another, which exists; the usual place takes the choice back. */
export function chooseHome(
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): void {
  const usual = userFolder(environment, platform);
  const file = join(usual, CHOICE);
  if (folder === usual) return rmSync(file, { force: true });
  mkdirSync(usual, { recursive: true, mode: 0o700 });
  // Whole or not at all: half a path would be another folder.
  writeFileSync(`${file}.part`, JSON.stringify({ folder }), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}

/** Lies in the usual place and names another. */
const CHOICE = 'data-folder.json';
const choice = z.object({ folder: z.string().min(1) });

function chosenIn(usual: string): string | undefined {
  const file = join(usual, CHOICE);
  return existsSync(file) ? choice.parse(JSON.parse(readFileSync(file, 'utf8'))).folder : undefined;
}

function userFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Espalier');
  if (platform === 'win32') {
    return join(environment['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'Espalier');
  }
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'espalier');
}

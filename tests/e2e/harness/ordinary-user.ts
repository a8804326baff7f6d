import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parts, root } from './parts';

/** Nobody, as every Linux numbers them. */
const NOBODY = 65534;
const AS_NOBODY = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups', '--'];

const run = promisify(execFile);

/** How Electron is started so that Chromium's sandbox can be on. */
export interface OrdinaryUser {
  /** A program that runs Electron as this user, where the tests themselves run as root. */
  readonly executable?: string;
  /** A data folder that belongs to this user. */
  readonly home: string;
  /** False where the system does not let the sandbox work. */
  readonly sandbox: boolean;
  remove(): Promise<void>;
}

/**
 * Chromium's sandbox refuses to run as root. An ordinary user is taken as they are; root becomes nobody, where
 * nobody can read this checkout.
 */
export async function ordinaryUser(): Promise<OrdinaryUser> {
  const folder = await mkdtemp(join(tmpdir(), 'espalier-user-'));
  const home = await mkdtemp(join(folder, 'home-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  if (process.getuid?.() !== 0) return { home, sandbox: await works('unshare', ['-U', 'true']), remove };
  const readable = await works('setpriv', [...AS_NOBODY, 'test', '-r', join(root, 'package.json')]);
  if (!readable || !(await works('setpriv', [...AS_NOBODY, 'unshare', '-U', 'true']))) {
    return { home, sandbox: false, remove };
  }
  await chown(folder, NOBODY, NOBODY);
  await chown(home, NOBODY, NOBODY);
  const executable = join(folder, 'electron');
  const command = ['exec', 'setpriv', ...AS_NOBODY, `'${parts().electron}'`, '"$@"'].join(' ');
  await writeFile(executable, `#!/bin/sh\nexport HOME='${home}'\n${command}\n`, { mode: 0o755 });
  return { executable, home, sandbox: true, remove };
}

function works(program: string, args: string[]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

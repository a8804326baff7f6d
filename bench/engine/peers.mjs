// A Python environment with the peers, made once for their exact versions and kept in the user's cache folder.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inForeground } from '../../scripts/run/foreground.mjs';
import { here } from '../../scripts/setup/places.mjs';

export const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));

/** @returns {Promise<string>} the Python that knows the peers */
export async function peersPython() {
  const wanted = join(PEERS, 'requirements.txt');
  const key = createHash('sha256').update(readFileSync(wanted)).digest('hex').slice(0, 12);
  const folder = join(here.cache, `peers-${key}`);
  const python = join(folder, 'bin', 'python');
  if (existsSync(join(folder, 'ready'))) return python;
  console.error('Installing the peers with pip (about 2 GB; some minutes) …');
  await rm(folder, { recursive: true, force: true });
  await must('python3', ['-m', 'venv', folder]);
  await must(python, ['-m', 'pip', 'install', '--quiet', '--requirement', wanted]);
  await must(python, ['-c', `open(${JSON.stringify(join(folder, 'made'))}, 'w').close()`]);
  await rename(join(folder, 'made'), join(folder, 'ready'));
  return python;
}

async function must(command, args) {
  const code = await inForeground(command, args);
  if (code !== 0) throw new Error(`${command} ended with code ${code}`);
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../setup/aside.mjs';
import { run } from '../setup/child.mjs';
import { withLock } from '../setup/lock.mjs';
import { Missing, say } from '../setup/talk.mjs';

/** What the build is made from. */
const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * Builds the program into out/ when a source has changed since the last build.
 *
 * @param {ReturnType<import('../setup/places.mjs').placesOf>} places
 * @param {string} node the Node to build with
 * @throws {Missing} when the sources do not build
 */
export async function buildIfStale(places, node) {
  const marker = join(places.root, 'out', '.built-from');
  if (isBuilt(marker, places)) return;
  await withLock(join(places.tools, 'build.lock'), async () => {
    if (isBuilt(marker, places)) return;
    say({ en: 'Building the program (a few seconds) …', zh: '正在构建程序（数秒）……' });
    const state = stateOf(places);
    rmSync(marker, { force: true });
    const cli = join(places.modules, 'electron-vite', 'bin', 'electron-vite.js');
    const { ok, output } = await run(node, [cli, 'build'], { cwd: places.root, log: places.log });
    if (!ok) throw unbuilt(output);
    writeWhole(marker, state);
  });
}

function isBuilt(marker, places) {
  return existsSync(marker) && readFileSync(marker, 'utf8') === stateOf(places);
}

/** A hash of names, sizes and times: any edit changes it, and reading it takes milliseconds. */
function stateOf({ root }) {
  const hash = createHash('sha256');
  for (const source of sources) addState(hash, join(root, source));
  return hash.digest('hex');
}

function addState(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) addState(hash, join(path, name));
}

function unbuilt(output) {
  return new Missing(
    { en: `The program does not build:\n${output.trim()}`, zh: `程序构建失败：\n${output.trim()}` },
    {
      en: 'Mend the source it names, then run the command again.',
      zh: '请修正上面指出的源文件，然后重新运行该命令。',
    },
  );
}

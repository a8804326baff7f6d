import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, run } from './child.mjs';
import { Missing } from './talk.mjs';

/** A download that brings no byte for so long is given up. */
const silenceMs = 20_000;
const limitMs = 15 * 60_000;

/**
 * TensorFlow's native library from its makers' own archive, by tfjs-node's own script.
 *
 * @throws {Missing} when it cannot be had
 */
export async function installOfficial({ places, found }, { home, binding }) {
  const env = { ...process.env, PATH: [join(places.modules, '.bin'), process.env.PATH].join(delimiter) };
  const { output, ended } = await run(found.node.path, [join(home, 'scripts', 'install.js')], {
    cwd: home,
    env,
    limitMs,
    log: places.log,
    onStart: (end) => endWhenSilent(home, end),
  });
  if (existsSync(binding)) return;
  const cause = ended ? 'no answer in time' : (/Error: .*/.exec(output)?.[0] ?? lastLines(output, 1));
  throw new Missing(
    {
      en: `The official TensorFlow archive could not be fetched (${cause}).`,
      zh: `未能取得官方 TensorFlow 归档（${cause}）。`,
    },
    {
      en: 'Run `npm run setup` when this machine reaches the archive.',
      zh: '待此机器能够访问该归档时，请运行 `npm run setup`。',
    },
  );
}

/** Ends a download when the folder it fills stops growing; returns the way to stop watching. */
function endWhenSilent(folder, end) {
  let size = -1;
  const timer = setInterval(() => {
    const now = sizeOf(folder);
    if (now === size) end();
    size = now;
  }, silenceMs);
  return () => clearInterval(timer);
}

function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : sizeOfFile(path));
  }, 0);
}

/** Zero for a file that was there a moment ago: the download's own script moves things about. */
function sizeOfFile(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines, run } from './child.mjs';
import { say } from './talk.mjs';
import { installTrialRuntime, trialRuntime } from './trial-runtime.mjs';

const downloader = fileURLToPath(new URL('electron-download.cjs', import.meta.url));

/**
 * Electron: the official one, or the trial runtime where that cannot be had. Found: {kind, path, detail};
 * `lesser` marks the trial runtime, so that set-up looks for the official one again when asked to.
 */
export const electronStep = {
  name: 'electron',
  required: false,
  announce: {
    en: 'Setting up Electron, which shows the window (about 110 MB; seconds from the cache, else some minutes)',
    zh: '正在准备用于显示窗口的 Electron（约 110 MB；有缓存时数秒，否则需数分钟）',
  },

  look({ places }) {
    return official(places) ?? trialRuntime(places);
  },

  async make(context) {
    const { places } = context;
    const cause = await downloadOfficial(context);
    if (cause === undefined) return undefined;
    say({
      en: `  The official Electron could not be downloaded (${cause}); trying the older trial runtime.`,
      zh: `  未能下载官方 Electron（${cause}）；改为尝试较旧的试用运行时。`,
    });
    await installTrialRuntime(context);
    return trialRuntime(places);
  },
};

function official({ modules }) {
  const home = join(modules, 'electron');
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(home, 'dist', readFileSync(pathFile, 'utf8'));
  if (!existsSync(path)) return undefined;
  return {
    kind: 'official',
    path,
    detail: JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version,
  };
}

/** Downloads through Electron's own package, which checks what it got; returns why not, or undefined. */
async function downloadOfficial({ places, found }) {
  const options = { cwd: places.root, log: places.log, limitMs: 20 * 60_000 };
  const { ok, output } = await run(found.node.path, [downloader], options);
  if (ok && official(places) !== undefined) return undefined;
  return /cause: (.*)/.exec(output)?.[1] ?? lastLines(output, 1);
}

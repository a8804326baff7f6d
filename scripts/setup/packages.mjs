import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './aside.mjs';
import { lastLines } from './child.mjs';
import { installedByHand } from './lockfile.mjs';
import { npm } from './npm.mjs';
import { Missing } from './talk.mjs';

/**
 * The project's packages, as the lockfile names them. The marker lies inside node_modules, so it goes when they go,
 * and holds the lockfile's hash, so that new code with a new lockfile is installed again. Found: {detail}.
 */
export const packagesStep = {
  name: 'packages',
  required: true,
  announce: {
    en: 'Installing packages from the lockfile (npm ci; about 20 s, some minutes on a slow line)',
    zh: '正在按锁文件安装依赖包（npm ci；约 20 秒，网络慢时需数分钟）',
  },

  look({ places }) {
    const key = keyOf(places);
    const detail = key.slice(0, 12);
    if (existsSync(marker(places)) && readFileSync(marker(places), 'utf8') === key) return { detail };
    return installedByHand(places) ? { detail } : undefined;
  },

  async make({ places, found }) {
    rmSync(marker(places), { force: true });
    const { ok, output } = await npm(found.node.path, ['ci', '--include=dev'], {
      cwd: places.root,
      log: places.log,
    });
    if (!ok) {
      throw new Missing(
        {
          en: `The packages could not be installed: ${lastLines(output)}`,
          zh: `依赖包安装失败：${lastLines(output)}`,
        },
        {
          en: 'Check the connection to the package registry and the free disk space, then run the command again.',
          zh: '请检查与软件源的连接及磁盘剩余空间，然后重新运行该命令。',
        },
      );
    }
    writeWhole(marker(places), keyOf(places));
  },
};

const marker = (places) => join(places.modules, '.espalier-lockfile');

/** Platform packages differ by system and processor, so these belong to the key as well as the lockfile. */
function keyOf(places) {
  const hash = createHash('sha256').update(readFileSync(places.lockfile));
  return hash.update(`${process.platform} ${process.arch}`).digest('hex');
}

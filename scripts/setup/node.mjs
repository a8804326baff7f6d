import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './aside.mjs';
import { lastLines } from './child.mjs';
import { npm } from './npm.mjs';
import { Missing, say } from './talk.mjs';

const version = '24.21.0';
const platformName = process.platform === 'win32' ? 'win' : process.platform;
const packageName = `node-${platformName}-${process.arch}`;

/**
 * Node 24, which everything but set-up runs on: the one that runs us, or one of our own in .tools.
 * Found: {path, detail}.
 */
export const nodeStep = {
  name: 'node',
  required: true,
  announce: {
    en: `Fetching Node ${version} into .tools (about 120 MB unpacked; under a minute on most lines)`,
    zh: `正在把 Node ${version} 取到 .tools（解开后约 120 MB，多数网络一分钟内完成）`,
  },

  look({ places }) {
    if (major(process.version) === 24) return { path: process.execPath, detail: process.versions.node };
    const path = ownNode(places);
    return marked(places) === version && existsSync(path) ? { path, detail: version } : undefined;
  },

  async make({ places }) {
    const args = ['install', '--prefix', places.tools, '--no-save', `${packageName}@${version}`];
    const { ok, output } = await npm(process.execPath, args, { cwd: places.root, log: places.log });
    if (ok && existsSync(ownNode(places))) {
      writeWhole(marker(places), version);
      return undefined;
    }
    if (runsWithoutOurs()) {
      say({
        en: `  Node ${version} could not be fetched; going on with the Node ${process.versions.node} that is here.`,
        zh: `  未能取得 Node ${version}；改用现有的 Node ${process.versions.node}。`,
      });
      return { path: process.execPath, detail: process.versions.node };
    }
    throw new Missing(
      {
        en: `Node ${process.versions.node} is too old and Node ${version} could not be fetched: ${lastLines(output)}`,
        zh: `Node ${process.versions.node} 版本过旧，且未能取得 Node ${version}：${lastLines(output)}`,
      },
      { en: 'Install Node 24, then run the command again.', zh: '请安装 Node 24，然后重新运行该命令。' },
    );
  },
};

function ownNode(places) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(places.tools, 'node_modules', packageName, 'bin', name);
}

const marker = (places) => join(places.tools, 'node-version');

function marked(places) {
  return existsSync(marker(places)) ? readFileSync(marker(places), 'utf8') : undefined;
}

/** The database needs N-API 10, which Node has since 22.14. */
function runsWithoutOurs() {
  return Number(process.versions.napi) >= 10;
}

function major(text) {
  return Number(/^v(\d+)/.exec(text)?.[1]);
}

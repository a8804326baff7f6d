import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeAside } from './aside.mjs';
import { checkDownload } from './checksum.mjs';
import { lastLines, run } from './child.mjs';
import { compileBinding } from './tensorflow-binding.mjs';
import { linkOrCopy } from './link.mjs';
import { Missing, say } from './talk.mjs';
import { requireTools } from './tensorflow-tools.mjs';

const version = '2.21.0';
const wheel = {
  name: `tensorflow_cpu-${version}-cp311-cp311-manylinux_2_27_x86_64.whl`,
  sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  pip: [
    '--implementation',
    'cp',
    '--python-version',
    '3.11',
    '--abi',
    'cp311',
    '--platform',
    'manylinux_2_27_x86_64',
  ],
};

/** The wheel's two libraries, and the headers that tfjs-node's binding reads. */
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const headers = ['tensorflow/c', 'tensorflow/core/platform', 'tsl/platform', 'xla/tsl'];

/**
 * TensorFlow's native library out of the PyPI wheel, with tfjs-node's own binding compiled against it.
 * The result is kept in the user's cache, and every checkout links to it.
 *
 * @throws {Missing} when the system is another one, a tool is missing, or the download fails
 */
export async function installFromWheel(context, { home, lib, binding }) {
  refuseOtherSystems();
  const { cache } = context.places;
  const ready = builtFromWheel(context.places, home);
  if (!existsSync(ready)) {
    await requireTools(context.places);
    await fetchWheel(context);
    await makeAside(ready, (folder) => build(context, home, folder));
    rmSync(join(cache, 'wheels'), { recursive: true, force: true });
  }
  mkdirSync(lib, { recursive: true });
  mkdirSync(join(binding, '..'), { recursive: true });
  for (const name of libraries) linkOrCopy(join(ready, name), join(lib, name));
  copyFileSync(join(ready, 'tfjs_binding.node'), binding);
}

/** The folder in the user's cache that holds the library and the binding, ready to link to. */
export function builtFromWheel({ cache }, home) {
  const { version: tfjs } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return join(cache, `tensorflow-${version}-tfjs-${tfjs}-linux-x64`);
}

function refuseOtherSystems() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Missing(
    {
      en: `No second source of TensorFlow's native library is known for ${process.platform} on ${process.arch}.`,
      zh: `${process.platform}（${process.arch}）没有原生 TensorFlow 的备用来源。`,
    },
    {
      en: 'Run `npm run setup` when this machine reaches the official archive.',
      zh: '待此机器能够访问官方归档时，请运行 `npm run setup`。',
    },
  );
}

async function fetchWheel({ places }) {
  const folder = join(places.cache, 'wheels');
  if (!existsSync(join(folder, wheel.name))) {
    say({
      en: '  Downloading TensorFlow from the Python package index (274 MB; seconds to some minutes)',
      zh: '  正在从 Python 软件包索引下载 TensorFlow（274 MB；数秒到数分钟）',
    });
    await makeAside(folder, (aside) => pipDownload(places, aside));
  }
  await checkDownload(join(folder, wheel.name), wheel.sha256);
}

async function pipDownload(places, folder) {
  const args = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary=:all:',
  ];
  const { ok, output } = await run(
    'python3',
    [...args, ...wheel.pip, '-d', folder, `tensorflow-cpu==${version}`],
    {
      cwd: folder,
      log: places.log,
    },
  );
  if (ok) return;
  throw new Missing(
    {
      en: `The Python package index did not give TensorFlow: ${lastLines(output, 1)}`,
      zh: `未能从 Python 软件包索引取得 TensorFlow：${lastLines(output, 1)}`,
    },
    {
      en: 'Run `npm run setup` when this machine reaches the Python package index.',
      zh: '待此机器能够访问 Python 软件包索引时，请运行 `npm run setup`。',
    },
  );
}

async function build({ places }, home, folder) {
  say({
    en: '  Unpacking it and compiling the binding (about 30 s)',
    zh: '  正在解开并编译绑定（约 30 秒）',
  });
  const work = join(folder, 'work');
  await unpack(places, join(places.cache, 'wheels', wheel.name), work);
  for (const name of libraries) {
    const file = join(work, 'tensorflow', name);
    // Symbols that only a debugger reads are a quarter of it; without `strip` the file is merely larger.
    await run('strip', ['--strip-unneeded', file], { log: places.log });
    linkOrCopy(file, join(folder, name));
  }
  await compileBinding(places, {
    source: home,
    include: join(work, 'tensorflow', 'include'),
    libraries: folder,
    names: libraries,
    output: join(folder, 'tfjs_binding.node'),
  });
  rmSync(work, { recursive: true, force: true });
}

const unzip = `
import sys, zipfile
source, folder, *wanted = sys.argv[1:]
with zipfile.ZipFile(source) as archive:
    archive.extractall(folder, [name for name in archive.namelist() if name.startswith(tuple(wanted))])
`;

async function unpack(places, file, folder) {
  const wanted = [
    ...libraries.map((name) => `tensorflow/${name}`),
    ...headers.map((name) => `tensorflow/include/${name}/`),
  ];
  const { ok, output } = await run('python3', ['-c', unzip, file, folder, ...wanted], { log: places.log });
  if (ok) return;
  throw new Missing(
    {
      en: `TensorFlow's wheel could not be unpacked: ${lastLines(output, 1)}`,
      zh: `无法解开 TensorFlow 的 wheel 文件：${lastLines(output, 1)}`,
    },
    {
      en: 'Free 2 GB of disk space for the cache folder, then run `npm run setup`.',
      zh: '请为缓存文件夹腾出 2 GB 磁盘空间，然后运行 `npm run setup`。',
    },
  );
}

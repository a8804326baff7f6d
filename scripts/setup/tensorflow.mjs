import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from './aside.mjs';
import { lastLines, run } from './child.mjs';
import { installOfficial } from './tensorflow-official.mjs';
import { builtFromWheel, installFromWheel } from './tensorflow-wheel.mjs';
import { Missing, say } from './talk.mjs';

const probe = fileURLToPath(new URL('tensorflow-probe.cjs', import.meta.url));

/**
 * TensorFlow's native library: the official archive, else the one in the PyPI wheel with a binding compiled here,
 * else none, and training runs on WebAssembly. It counts only when a product was computed with it.
 * Found: {detail, source}.
 */
export const tensorflowStep = {
  name: 'tensorflow',
  required: false,
  announce: {
    en: 'Setting up native TensorFlow (the fast way to train; 20 s from the cache, some minutes the first time)',
    zh: '正在准备原生 TensorFlow（训练更快；有缓存时约 20 秒，首次需数分钟）',
  },

  look({ places }) {
    const { marker, home } = tensorflowParts(places);
    if (!existsSync(marker)) return undefined;
    const { files, ...rest } = JSON.parse(readFileSync(marker, 'utf8'));
    return files.every((file) => existsSync(join(home, file))) ? rest : undefined;
  },

  async make(context) {
    const { places, found } = context;
    const parts = tensorflowParts(places);
    const reasons = [];
    for (const [source, install] of sourcesInOrder(context, parts)) {
      clear(parts);
      try {
        await install(context, parts);
        const version = await computeOnce(found.node.path, places);
        writeWhole(parts.marker, JSON.stringify({ detail: version, source, files: filesOf(parts) }));
        return undefined;
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
        say({ en: `  ${error.why.en}`, zh: `  ${error.why.zh}` });
        reasons.push(error);
      }
    }
    clear(parts);
    throw withoutNative(reasons.at(-1));
  },
};

/** The official archive first, unless the other one is already here: then nothing need be fetched. */
function sourcesInOrder({ places }, { home }) {
  const sources = [
    ['official', installOfficial],
    ['wheel', installFromWheel],
  ];
  return existsSync(builtFromWheel(places, home)) ? sources.reverse() : sources;
}

/** Where tfjs-node looks for its parts. */
function tensorflowParts(places) {
  const home = join(places.modules, '@tensorflow', 'tfjs-node');
  return {
    home,
    lib: join(home, 'deps', 'lib'),
    binding: join(home, 'lib', 'napi-v8', 'tfjs_binding.node'),
    marker: join(home, 'lib', 'espalier-native.json'),
  };
}

/** All that must still be there for the library to load, as paths from tfjs-node's folder. */
function filesOf({ home, lib, binding }) {
  return [binding, ...readdirSync(lib).map((name) => join(lib, name))].map((file) => relative(home, file));
}

/** What an attempt that broke off has left would be taken for whole by the next one. */
function clear({ home }) {
  for (const name of ['deps', 'lib']) rmSync(join(home, name), { recursive: true, force: true });
}

async function computeOnce(node, places) {
  const { ok, output } = await run(node, [probe], { cwd: places.root, log: places.log, limitMs: 120_000 });
  const version = /native (\S+)/.exec(output)?.[1];
  if (ok && version) return version;
  throw new Missing(
    {
      en: `The native library is there, but does not compute on this machine: ${lastLines(output)}`,
      zh: `原生库已就位，但无法在此机器上运算：${lastLines(output)}`,
    },
    {
      en: 'Update the operating system or use a 64-bit processor with AVX, then run `npm run setup`.',
      zh: '请更新操作系统，或使用支持 AVX 的 64 位处理器，然后运行 `npm run setup`。',
    },
  );
}

function withoutNative(last) {
  return new Missing(
    {
      en: `Training runs on WebAssembly, which is several times slower, because native TensorFlow is not there. ${last.why.en}`,
      zh: `由于缺少原生 TensorFlow，训练将使用 WebAssembly，速度会慢数倍。${last.why.zh}`,
    },
    last.remedy,
  );
}

import { join } from 'node:path';
import { lastLines, run } from './child.mjs';
import { Missing } from './talk.mjs';

/**
 * Compiles tfjs-node's unmodified binding. It asks for N-API 8 only, so one file serves every Node and Electron here.
 *
 * @param {ReturnType<import('./places.mjs').placesOf>} places
 * @param {{source: string, include: string, libraries: string, names: string[], output: string}} what
 *   source: tfjs-node's folder; include: TensorFlow's headers; libraries, names: what to link against
 * @throws {Missing} when the compiler refuses
 */
export async function compileBinding(places, { source, include, libraries, names, output }) {
  const { ok, output: said } = await run(
    'g++',
    [
      ...['-O2', '-std=gnu++17', '-fPIC', '-shared', '-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
      `-I${join(places.modules, 'node-api-headers', 'include')}`,
      ...[`-I${source}`, `-I${include}`],
      ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(source, 'binding', name)),
      ...['-o', output, `-L${libraries}`],
      ...names.map((name) => `-l:${name}`),
      // The libraries are found from the binding's own place in tfjs-node, wherever the checkout lies.
      '-Wl,-rpath,$ORIGIN/../../deps/lib',
    ],
    { log: places.log },
  );
  if (ok) return;
  throw new Missing(
    {
      en: `TensorFlow's binding did not compile: ${lastLines(said, 1)}`,
      zh: `TensorFlow 的绑定编译失败：${lastLines(said, 1)}`,
    },
    {
      en: 'Install a C++17 compiler (g++ 9 or newer), then run `npm run setup`.',
      zh: '请安装 C++17 编译器（g++ 9 或更新版本），然后运行 `npm run setup`。',
    },
  );
}

import { dirname, join, sep } from 'node:path';
import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs';
import type { BackendInfo } from '../../shared/run';
import { completeWasm } from '../kernels/wasm';
import { restoreUtilFunctions } from './node-shims';

const load = createRequire(join(__dirname, 'package.json'));

/**
 * Makes the fastest backend of this machine the current one: native TensorFlow, else WebAssembly, else plain
 * JavaScript. `reason` says for each faster one why it is not that; empty for native.
 * @param wanted asks for this backend only
 */
export async function chooseBackend(wanted?: BackendInfo['name']): Promise<BackendInfo> {
  // Without it the library greets on standard error and checks what is known to be right.
  tf.enableProdMode();
  const refusals: string[] = [];
  for (const name of wanted ? [wanted] : (['tensorflow', 'wasm', 'cpu'] as const)) {
    try {
      const version = await START[name]();
      return { name, version, reason: refusals.join('; ') };
    } catch (thrown) {
      refusals.push(`${name}: ${firstLine(thrown)}`);
    }
  }
  throw new Error(refusals.join('; '));
}

const START: Readonly<Record<BackendInfo['name'], () => Promise<string>>> = {
  async tensorflow() {
    restoreUtilFunctions();
    const native = load('@tensorflow/tfjs-node') as { version: Record<string, string> };
    await use('tensorflow');
    return `${native.version['tensorflow'] ?? libraryVersion()} (tfjs-node ${native.version['tfjs-node'] ?? '?'})`;
  },
  async wasm() {
    const wasm = load('@tensorflow/tfjs-backend-wasm') as {
      setWasmPaths(folder: string): void;
      setThreadsCount(count: number): void;
      version_wasm: string;
    };
    wasm.setWasmPaths(dirname(load.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
    wasm.setThreadsCount(1);
    completeWasm();
    await use('wasm');
    return wasm.version_wasm;
  },
  async cpu() {
    await use('cpu');
    return tf.version.tfjs;
  },
};

async function use(name: string): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`backend ${name} did not start`);
  await tf.ready();
}

/** The version of libtensorflow as its backend tells it. */
function libraryVersion(): string {
  const backend: unknown = tf.backend();
  if (typeof backend !== 'object' || backend === null || !('binding' in backend)) return '?';
  const { binding } = backend;
  return typeof binding === 'object' && binding !== null && 'TF_Version' in binding
    ? String(binding.TF_Version)
    : '?';
}

function firstLine(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return (message.split('\n')[0] ?? '').slice(0, 160);
}

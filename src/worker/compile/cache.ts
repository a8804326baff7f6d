import { createHash } from 'node:crypto';
import { compiled, type Compiled } from './executors/native';
import { fusedLoopGraph, loopGraph } from './graph/loop';
import { onceGraph } from './graph/once';
import type { LoopProgram } from './loop-program';
import type { Program } from './program';

/** How many programs stay loaded; a run has at most five. */
const KEPT = 32;

/** Programs that are loaded, by their content, the longest unused first. */
const loaded = new Map<string, Compiled>();

/** A program as one native call, compiled unless an equal one already is. */
export function compileOnce(program: Program): Compiled {
  return cached('once', program, () => compiled(onceGraph(program)));
}

/** A program that runs turn after turn, compiled unless an equal one already is. */
export function compileLoop(program: LoopProgram): Compiled {
  return cached('loop', program, () => compiled(loopGraph(program)));
}

/** The same as one piece of XLA for calls of up to `turns` turns. */
export function compileFusedLoop(program: LoopProgram, turns: number): Compiled {
  return cached(`fused ${turns}`, program, () => compiled(fusedLoopGraph(program, turns)));
}

function cached(kind: string, program: Program, compile: () => Compiled): Compiled {
  const key = `${kind} ${contentOf(program)}`;
  const found = loaded.get(key) ?? compile();
  loaded.delete(key);
  loaded.set(key, found);
  const [oldest] = loaded;
  if (loaded.size > KEPT && oldest) {
    loaded.delete(oldest[0]);
    oldest[1].unload();
  }
  return found;
}

/** A short text that is the same for equal programs and for no others. */
export function contentOf(program: Program): string {
  return createHash('sha256').update(JSON.stringify(program, written)).digest('hex');
}

/** JSON has no words for numbers that are not finite, and writes arrays of numbers at length. */
function written(_name: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (!ArrayBuffer.isView(value)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}

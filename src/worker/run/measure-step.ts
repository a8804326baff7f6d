import { writeFile } from 'node:fs/promises';
import type { ExecutorKind, Probe } from '../../shared/run';
import { LEAST_SHARED, type MeasureJob } from '../../shared/trainer-messages';
import { intraOpThreads } from '../backend/threads';
import { compileFusedLoop, compileLoop, contentOf } from '../compile/cache';
import { fusable } from '../compile/fusable';
import { isNative } from '../compile/graph/native-backend';
import { kernelsWithoutLowering } from '../compile/lower/lower';
import type { LoopProgram } from '../compile/loop-program';
import { choicesIn } from './choices';
import type { StepLoop } from './compiled';
import type { Batches, Work } from './executor';
import { onZeros } from './on-zeros';
import { tryLoop } from './probe';
import { stepProgram } from './step-program';
import type { StepState } from './step';

/**
 * Writes how long a step of a plan takes with so many threads, by the quicker of the ways that a long run has. Measured
 * once for a program, by a trainer that has them: what is decided by it stays decided.
 */
export async function measureStep({ plan, prepared, choices, threads, output }: MeasureJob): Promise<void> {
  const microseconds = await onZeros(plan, prepared, (work, state, batch) =>
    stepTimeOf(work, state, batch, { choices, threads }),
  );
  await writeFile(output, JSON.stringify({ microseconds }), { mode: 0o600 });
}

function stepTimeOf(
  work: Work,
  state: StepState,
  batch: Batches,
  { choices: folder, threads }: Pick<MeasureJob, 'choices' | 'threads'>,
): number | null {
  if (!isNative()) return null;
  const program = stepProgram(work, state, batch.size);
  if (kernelsWithoutLowering(program).length > 0) return null;
  const choices = choicesIn(folder);
  const key = `${contentOf(program)}-${threads}`;
  const own = threads === intraOpThreads();
  const known = choices.find(key) ?? (own ? choices.keep(key, measured()) : null);
  return known?.probes[0]?.microseconds ?? null;

  function measured(): Parameters<typeof choices.keep>[1] {
    const batches = { ...batch, rows: new Int32Array(batch.size * TURNS) };
    const timed = (kind: ExecutorKind, loop: StepLoop): Probe =>
      tryLoop(kind, loop, work, state, batches, TURNS).probe;
    const compiled = timed('compiled', { program: compileLoop(program), room: null });
    // Compiling by XLA takes longer than all else here, and would change nothing for a step that gets one thread anyway.
    const worth = compiled.microseconds >= LEAST_SHARED && fusable(program);
    const fused = worth ? fusedTime(program, timed) : null;
    const quicker = fused && fused.microseconds < compiled.microseconds ? fused : compiled;
    return { kind: quicker.kind, why: 'measured', detail: '', probes: [quicker], threads };
  }
}

/** Null where XLA refuses the step, which then is taken as compiled. */
function fusedTime(program: LoopProgram, timed: (kind: ExecutorKind, loop: StepLoop) => Probe): Probe | null {
  try {
    return timed('fused', { program: compileFusedLoop(program, TURNS), room: TURNS });
  } catch {
    return null;
  }
}

/** Steps of a call, so that what a call costs by itself does not count. */
const TURNS = 8;

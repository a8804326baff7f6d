import { writeFile } from 'node:fs/promises';
import type { MeasureJob } from '../../shared/trainer-messages';
import { intraOpThreads } from '../backend/threads';
import { compileLoop, contentOf } from '../compile/cache';
import { isNative } from '../compile/graph/native-backend';
import { kernelsWithoutLowering } from '../compile/lower/lower';
import { choicesIn } from './choices';
import type { Batches, Work } from './executor';
import { onZeros } from './on-zeros';
import { tryLoop } from './probe';
import { stepProgram } from './step-program';
import type { StepState } from './step';

/**
 * Writes how long a compiled step of a plan takes with so many threads. Measured once for a program, by a trainer that
 * has them: what is decided by it stays decided.
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
    const loop = { program: compileLoop(program), room: null };
    const batches = { ...batch, rows: new Int32Array(batch.size * TURNS) };
    const { probe } = tryLoop('compiled', loop, work, state, batches, TURNS);
    return { kind: 'compiled', why: 'measured', detail: '', probes: [probe], threads };
  }
}

/** Steps of a call, so that what a call costs by itself does not count. */
const TURNS = 8;

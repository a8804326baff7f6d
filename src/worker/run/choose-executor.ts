import { createHash } from 'node:crypto';
import type { ExecutorRecord, Probe } from '../../shared/run';
import { compileFusedLoop, compileLoop, contentOf } from '../compile/cache';
import { fusable } from '../compile/fusable';
import { isNative } from '../compile/graph/native-backend';
import type { LoopProgram } from '../compile/loop-program';
import { kernelsWithoutLowering } from '../compile/lower/lower';
import type { Choices } from './choices';
import { compiledExecutor, type StepLoop } from './compiled';
import { reasonOf } from './computed';
import { eagerExecutor } from './eager';
import type { Batches, Executor, Work } from './executor';
import { agree, tryLoop, tryOnce } from './probe';
import { stepProgram } from './step-program';
import type { StepState } from './step';

export interface Choice {
  readonly executor: Executor;
  readonly record: ExecutorRecord;
}

/** How a run's steps come: the first batches of the usual size, and how many steps there are in all. */
export interface Prospect {
  readonly first: Batches;
  /** Rows of the last batch of an epoch where that is a shorter one; 0 where it is not. */
  readonly short: number;
  readonly steps: number;
  /** What the run has trained with so far. */
  readonly before: ExecutorRecord | null;
  readonly choices: Choices;
  /** Of this trainer. */
  readonly threads: number;
}

/**
 * The fastest way to take the steps of a run. On native TensorFlow the step is compiled; where XLA could do better and
 * the run is long enough to be worth its compiling, both are tried on the real step, must agree, and the faster is
 * taken. Whatever fails leaves the next slower way, down to kernel by kernel: so that it fails here and not within an
 * epoch, every program takes a step that is forgotten.
 */
export function chooseExecutor(work: Work, state: StepState, prospect: Prospect): Choice {
  const { executor, record } = choose(work, state, prospect);
  return { executor, record: { ...record, threads: prospect.threads } };
}

/** What was decided, before it is said with how many threads. */
type Decision = Omit<ExecutorRecord, 'threads'>;

interface Decided {
  readonly executor: Executor;
  readonly record: Decision;
}

function choose(work: Work, state: StepState, prospect: Prospect): Decided {
  if (!isNative()) return eager(work, 'backend', '');
  const { before, first, short } = prospect;
  if (before?.kind === 'eager' && before.why === 'fault') return eager(work, 'fault', before.detail);
  try {
    const program = stepProgram(work, state, first.size);
    const unknown = kernelsWithoutLowering(program);
    if (unknown.length > 0) return eager(work, 'kernel', unknown.join(', '));
    const plain: StepLoop = { program: compileLoop(program), room: null };
    const planned = plan({ work, state, prospect, program, plain });
    const loops = new Map([[first.size, planned.loop]]);
    if (short > 0) loops.set(short, { program: compileLoop(stepProgram(work, state, short)), room: null });
    for (const [size, loop] of loops) tryOnce(loop, work, state, { ...first, size });
    return { executor: compiledExecutor(work, loops), record: planned.record };
  } catch (thrown) {
    return eager(work, 'fault', reasonOf(thrown));
  }
}

function eager(work: Work, why: ExecutorRecord['why'], detail: string): Decided {
  return { executor: eagerExecutor(work), record: { kind: 'eager', why, detail, probes: [] } };
}

interface Candidate {
  readonly work: Work;
  readonly state: StepState;
  readonly prospect: Prospect;
  readonly program: LoopProgram;
  readonly plain: StepLoop;
}

interface Planned {
  readonly loop: StepLoop;
  readonly record: Decision;
}

/** Between the compiled and the fused step: as before, as equal runs, or as measured now. */
function plan(of: Candidate): Planned {
  const { prospect, program, plain } = of;
  const key = createHash('sha256')
    .update(`${contentOf(program)} ${of.work.feed.rows} ${prospect.steps} ${prospect.threads}`)
    .digest('hex');
  const known = prospect.before ?? prospect.choices.find(key);
  if (known && known.kind !== 'eager')
    return known.kind === 'fused' ? fusedAgain(of, known) : { loop: plain, record: known };
  if (!fusable(program)) return compiledPlan(plain, 'unfit', '', []);
  const measured = measure(of);
  const record = prospect.choices.keep(key, { ...measured.record, threads: prospect.threads });
  return record.kind === measured.record.kind
    ? { ...measured, record }
    : plan({ ...of, prospect: { ...prospect, before: record } });
}

function compiledPlan(
  loop: StepLoop,
  why: ExecutorRecord['why'],
  detail: string,
  probes: readonly Probe[],
): Planned {
  return { loop, record: { kind: 'compiled', why, detail, probes: [...probes] } };
}

/** About what XLA takes to compile a step, and the least share of a step's time that it saves where it is of use. */
const COMPILE_MS = 500;
const LEAST_GAIN = 0.3;
/** The steps of a trial are to take about so long. */
const TRIAL_MS = 12;

function measure(of: Candidate): Planned {
  const { work, state, prospect, plain } = of;
  const { first, steps } = prospect;
  const most = Math.floor(first.rows.length / first.size);
  if (most === 0) return compiledPlan(plain, 'short', '', []);
  const one = tryLoop('compiled', plain, work, state, first, 1).probe;
  const saved = (steps * one.microseconds * LEAST_GAIN) / 1000;
  if (saved < COMPILE_MS) return compiledPlan(plain, 'short', '', [one]);
  const turns = Math.max(1, Math.min(most, Math.round((TRIAL_MS * 1000) / one.microseconds)));
  const compiled = tryLoop('compiled', plain, work, state, first, turns);
  const probes = [{ ...compiled.probe, firstCallMs: one.firstCallMs }];
  try {
    const loop = fusedLoop(of, compiled.probe.microseconds);
    const fused = tryLoop('fused', loop, work, state, first, Math.min(turns, loop.room ?? turns));
    probes.push(fused.probe);
    if (!agree(compiled.losses, fused.losses, turns)) return compiledPlan(plain, 'differs', '', probes);
    if (fused.probe.microseconds > compiled.probe.microseconds)
      return compiledPlan(plain, 'measured', '', probes);
    return { loop, record: { kind: 'fused', why: 'measured', detail: '', probes } };
  } catch (thrown) {
    return compiledPlan(plain, 'fault', reasonOf(thrown), probes);
  }
}

/** A call is to take well under a tenth of a second also where XLA gains nothing. */
const CALL_MS = 60;

function fusedLoop({ program, prospect: { first } }: Candidate, microseconds: number): StepLoop {
  const most = Math.floor(first.rows.length / first.size);
  const room = Math.max(1, Math.min(most, Math.round((CALL_MS * 1000) / microseconds)));
  return { program: compileFusedLoop(program, room), room };
}

/** As an earlier run of the same program; where that is not to be had any more, compiled, and saying so. */
function fusedAgain(of: Candidate, record: Decision): Planned {
  const { work, state, prospect, plain } = of;
  const compiled = record.probes.find(({ kind }) => kind === 'compiled')?.microseconds ?? 0;
  try {
    const loop = fusedLoop(of, compiled);
    tryLoop('fused', loop, work, state, prospect.first, 1);
    return { loop, record };
  } catch (thrown) {
    return compiledPlan(plain, 'fault', reasonOf(thrown), record.probes);
  }
}

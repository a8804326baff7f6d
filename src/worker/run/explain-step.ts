import { writeFile } from 'node:fs/promises';
import type { ProgramJob, StepProgram } from '../../shared/trainer-messages';
import { costOf } from '../compile/cost';
import { kernelsWithoutLowering } from '../compile/lower/lower';
import { print } from '../compile/print';
import { onZeros } from './on-zeros';
import { stepProgram } from './step-program';

/** Traces one step of a plan on its usual batch and writes what it computes. */
export async function writeStepProgram({ plan, prepared, output }: ProgramJob): Promise<void> {
  const told = await onZeros(plan, prepared, (work, state, { size }): StepProgram => {
    const program = stepProgram(work, state, size);
    return { text: print(program), ...costOf(program), unknown: kernelsWithoutLowering(program) };
  });
  await writeFile(output, JSON.stringify(told), { mode: 0o600 });
}

import { writeFile } from 'node:fs/promises';
import { featureWidth } from '../../shared/recipe/encode';
import type { ProgramJob, StepProgram } from '../../shared/trainer-messages';
import { costOf } from '../compile/cost';
import { kernelsWithoutLowering } from '../compile/lower/lower';
import { print } from '../compile/print';
import { buildModel } from '../model/model';
import { updateRule } from '../optimizers/optimizers';
import { readIndex } from '../predict/predict';
import { constantsOf, disposeConstants } from './constants';
import { tasksOf } from './feed';
import { disposeState, firstState } from './state';
import { stepProgram } from './step-program';
import { trainingStep } from './step';
import { targetWidth } from './targets';

/** Traces one step of a plan on its usual batch, without its rows, and writes what it computes. */
export async function writeStepProgram(job: ProgramJob): Promise<void> {
  const { plan } = job;
  const index = await readIndex(job.prepared);
  const model = buildModel(plan, index.fitted);
  const rule = updateRule(plan.method);
  const tasks = tasksOf(plan, { index });
  const state = firstState(plan, model.parameters, rule, { resume: null, graft: null });
  const constant = constantsOf(plan, tasks, model.parameters);
  const feed = { featureWidth: featureWidth(index.fitted.inputs), targetWidth: targetWidth(tasks) };
  try {
    const batch = Math.max(1, Math.min(plan.method.batchSize, index.parts.train));
    const step = trainingStep(model, tasks, rule);
    const program = stepProgram({ step, feed, constant, random: model.random }, state, batch);
    const told: StepProgram = {
      text: print(program),
      ...costOf(program),
      unknown: kernelsWithoutLowering(program),
    };
    await writeFile(job.output, JSON.stringify(told), { mode: 0o600 });
  } finally {
    disposeState(state);
    disposeConstants(constant);
  }
}

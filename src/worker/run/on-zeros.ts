import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import { featureWidth } from '../../shared/recipe/encode';
import { buildModel } from '../model/model';
import { updateRule } from '../optimizers/optimizers';
import { readIndex } from '../predict/predict';
import { constantsOf, disposeConstants } from './constants';
import { courseOf, firstBatches } from './epoch';
import type { Batches, Work } from './executor';
import { tasksOf } from './feed';
import { disposeState, firstState } from './state';
import { trainingStep, type StepState } from './step';
import { targetWidth } from './targets';
import { differs } from './told';

/**
 * The steps of a plan on one batch of zeros: what they compute and how long they take does not depend on the rows.
 * @param prepared folder of the plan's prepared data
 * @param use is given them and one batch of the usual size; they are gone when it returns
 */
export async function onZeros<Result>(
  plan: Plan,
  prepared: string,
  use: (work: Work, state: StepState, batch: Batches) => Result,
): Promise<Result> {
  const index = await readIndex(prepared, plan);
  const model = buildModel(plan, index.fitted);
  const rule = updateRule(plan.method);
  const tasks = tasksOf(plan, { index });
  const batch = Math.max(1, Math.min(plan.method.batchSize, index.parts.train));
  const weighted = index.sha256.weights !== undefined;
  const widths = {
    featureWidth: featureWidth(index.fitted.inputs),
    targetWidth: targetWidth(tasks, weighted),
  };
  const block = {
    features: tf.zeros([batch, widths.featureWidth]) as tf.Tensor2D,
    targets: tf.zeros([batch, widths.targetWidth]) as tf.Tensor2D,
  };
  const of = { specs: model.parameters, fitted: index.fitted };
  const state = firstState(plan, of, rule, { resume: null, graft: null });
  const constant = constantsOf(plan, tasks, model.parameters, index.fitted);
  try {
    const step = trainingStep(model, tasks, rule);
    const feed = { rows: batch, ...widths };
    const { seed } = plan;
    const work = { step, feed, constant, tells: differs(plan.method), seed, random: model.random };
    const first = { block, order: new Int32Array(batch) };
    return use(work, state, firstBatches(first, courseOf(plan, batch, 1)));
  } finally {
    disposeState(state);
    disposeConstants(constant);
    tf.dispose(block);
  }
}

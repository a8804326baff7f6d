/** Plans for studies of an imagined table of meat: inputs a and b, targets water, fat and protein. */
import { plan as planSchema, type Plan } from '../../../src/shared/plan';
import { studyPlan, type StudyPlan } from '../../../src/shared/study';

export const DATASET = 'd'.repeat(16);

/** A plan that predicts these columns together. */
export function meatPlan(name: string, targets: readonly string[], more: Record<string, unknown> = {}): Plan {
  return planSchema.parse({
    name,
    dataset: DATASET,
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' }, ...more },
    tasks: targets.map((target) => ({ name: target, targets: [target], kind: 'number' })),
    design: {
      trunk: [{ units: 8 }],
      heads: Object.fromEntries(targets.map((target) => [target, [{ units: 4 }]])),
    },
    budget: { epochs: 10 },
  });
}

export function study(question: Record<string, unknown>): StudyPlan {
  return studyPlan.parse({ name: 'a study', seeds: 2, ...question });
}

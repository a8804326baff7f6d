import type { Task } from '../../shared/task';
import type { StudyPlan } from '../../shared/study';
import { aloneArm, labelCounts, planArms, targetArm, TOGETHER, type GraftStudy } from './arms';

/** Two arms to set against each other, for one task. */
export interface Contrast {
  readonly task: Task;
  /** What the verdict calls them. */
  readonly arm: string;
  readonly against: string;
  readonly labels: number | null;
  /** The arms of the runs; `without` is null where the rival is guessing. */
  readonly having: string;
  readonly without: string | null;
}

/** What a study's question compares. */
export function contrasts(study: StudyPlan): Contrast[] {
  switch (study.question) {
    case 'do-tasks-help':
      return study.plan.tasks.map((task) => ({
        task,
        arm: TOGETHER,
        against: 'alone',
        labels: null,
        having: TOGETHER,
        without: aloneArm(task.name),
      }));
    case 'does-graft-help':
      return labelCounts(study).flatMap((labels) => graftContrasts(study, labels));
    case 'train': {
      const names = planArms(study.plans);
      return study.plans.flatMap((plan, i) => {
        const arm = names[i] ?? plan.name;
        return plan.tasks.map((task) => ({
          task,
          arm,
          against: 'guessing',
          labels: null,
          having: arm,
          without: null,
        }));
      });
    }
  }
}

function graftContrasts(study: GraftStudy, labels: number | null): Contrast[] {
  return (['frozen', 'fine-tuned'] as const).flatMap((arm) =>
    study.target.tasks.map((task) => ({
      task,
      arm,
      against: 'scratch',
      labels,
      having: targetArm(arm, labels),
      without: targetArm('scratch', labels),
    })),
  );
}

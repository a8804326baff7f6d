import { lossSettingsOf, type Task } from '../../shared/task';

/** What each class of each target counts, [targets][classes]; null where all count 1. */
export type ClassWeights = readonly (readonly number[])[] | null;

/**
 * What each class counts so that all count alike together: n / (k n_c) with n known labels, k classes, n_c of the class
 * (King and Zeng, "Logistic regression in rare events data", 2001; `balanced` in scikit-learn). A class that no label
 * has counts as one label would.
 * @param seen how often each class of each target occurs among the training labels
 * @returns null where the task's loss does not ask for it
 */
export function classWeightsOf(task: Task, seen: readonly (readonly number[])[]): ClassWeights {
  const settings = lossSettingsOf(task);
  if (!('classWeights' in settings) || settings.classWeights === undefined) return null;
  return seen.map((counts) => {
    const known = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => known / (counts.length * Math.max(1, count)));
  });
}

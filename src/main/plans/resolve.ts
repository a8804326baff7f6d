import type { DataSource, Plan, PlanFile } from '../../shared/plan';
import type { StudyFile, StudyPlan } from '../../shared/study';

/** Finds the dataset that a plan file names. */
export type DatasetOf = (data: DataSource) => Promise<string>;

/** A study file as a study of the lab: each plan's data become a dataset. */
export async function studyOf(file: StudyFile, datasetOf: DatasetOf): Promise<StudyPlan> {
  const { $schema: _schema, ...study } = file;
  switch (study.question) {
    case 'do-tasks-help':
      return { ...study, plan: await planOf(study.plan, datasetOf) };
    case 'does-graft-help':
      return {
        ...study,
        source: await planOf(study.source, datasetOf),
        target: await planOf(study.target, datasetOf),
      };
    case 'train': {
      const plans: Plan[] = [];
      for (const plan of study.plans) plans.push(await planOf(plan, datasetOf));
      return { ...study, plans };
    }
  }
}

/** A plan file as a plan of the lab. */
export async function planOf(file: PlanFile, datasetOf: DatasetOf): Promise<Plan> {
  const { $schema: _schema, data, ...plan } = file;
  return { ...plan, dataset: await datasetOf(data) };
}

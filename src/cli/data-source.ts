import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { Dataset } from '../shared/dataset';
import type { DataSource, Plan, PlanFile } from '../shared/plan';
import type { StudyFile, StudyPlan } from '../shared/study';
import type { Session } from './session';

/** A plan file as a plan of the lab: its data are imported or found. */
export async function resolvePlan(session: Session, file: PlanFile, path: string): Promise<Plan> {
  const { data, $schema: _schema, ...rest } = file;
  return { ...rest, dataset: (await datasetOf(session, data, path)).id };
}

/** A study file as a study of the lab. */
export async function resolveStudy(session: Session, file: StudyFile, path: string): Promise<StudyPlan> {
  const { $schema: _schema, ...study } = file;
  if (study.question === 'do-tasks-help') return { ...study, plan: await resolvePlan(session, study.plan, path) };
  if (study.question === 'train') {
    const plans: Plan[] = [];
    for (const plan of study.plans) plans.push(await resolvePlan(session, plan, path));
    return { ...study, plans };
  }
  const source = await resolvePlan(session, study.source, path);
  return { ...study, source, target: await resolvePlan(session, study.target, path) };
}

async function datasetOf(session: Session, data: DataSource, path: string): Promise<Pick<Dataset, 'id'>> {
  if ('dataset' in data) return { id: data.dataset };
  if ('sample' in data) return session.client.call('samples.open', { sample: data.sample });
  const { token } = await session.offer(resolve(dirname(path), data.file));
  const imported = await session.client.call('datasets.import', { job: randomUUID(), token, options: {} });
  return imported.dataset;
}

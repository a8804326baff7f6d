import type { CallInput, CallName } from '../../src/shared/contract/contract';
import { DATASET, meatPlan, study } from '../main/studies/plans';

const plan = meatPlan('a plan', ['water']);
const run = 'r1';
const token = 'a token';

/** An input of each call that its schema accepts; a call without one does not compile. */
export const INPUTS: { readonly [N in CallName]: CallInput<N> } = {
  'datasets.preview': { token, options: {} },
  'datasets.import': { job: 'j', token, options: {} },
  'datasets.cancelImport': { job: 'j' },
  'datasets.list': {},
  'datasets.get': { id: DATASET },
  'datasets.page': { id: DATASET, from: 0, count: 10 },
  'drafts.get': { dataset: DATASET },
  'drafts.keep': {
    dataset: DATASET,
    draft: { targets: ['water'], plan, ignored: [], seeds: 5 },
  },
  'samples.list': {},
  'samples.open': { sample: 'penguins' },
  'plans.suggest': { dataset: DATASET, targets: ['water'] },
  'plans.check': { plan },
  'plans.program': { plan },
  'runs.start': { plan },
  'runs.list': {},
  'runs.groups': { by: 'study' },
  'runs.labels': {},
  'runs.get': { run },
  'runs.epochs': { run, after: 0 },
  'runs.pause': { run },
  'runs.resume': { run },
  'runs.stop': { run },
  'runs.cancel': { run },
  'runs.edit': { run },
  'runs.delete': { runs: [run] },
  'runs.restore': { runs: [run] },
  'runs.compare': { runs: ['r1', 'r2'] },
  'studies.start': { plan: study({ question: 'do-tasks-help', plan }) },
  'studies.startSample': { sample: 'penguins', study: 'tasks-help' },
  'studies.list': {},
  'studies.get': { study: 's1' },
  'studies.report': { study: 's1' },
  'studies.pause': { study: 's1' },
  'studies.resume': { study: 's1' },
  'studies.cancel': { study: 's1' },
  'models.form': { run },
  'models.examine': { run, job: 'j' },
  'models.stopExamining': { job: 'j' },
  'models.try': { run, rows: [{ a: 1 }] },
  'models.predictFile': { run, token },
  'exports.create': { run },
  'system.doctor': {},
  'system.info': {},
  'system.storage': {},
  'system.free': {},
  'files.pick': {},
};

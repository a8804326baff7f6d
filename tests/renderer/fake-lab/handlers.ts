import type { Handlers } from '../../../src/shared/contract/contract';
import type { LabEvent } from '../../../src/shared/contract/events';
import type { Dataset, RowFilter, RowSort } from '../../../src/shared/dataset';
import { AppError } from '../../../src/shared/errors/app-error';
import type { Plan } from '../../../src/shared/plan';
import { runSummary, type RunDetail, type RunStatus, type RunSummary } from '../../../src/shared/run';
import { studySummary, type StudyDetail } from '../../../src/shared/study';
import { compareRuns } from '../../../src/main/lab/compare';
import { draftHandlers } from '../../../src/main/lab/calls/drafts';
import { fakeDrafts } from './drafts';
import { importHandlers } from './import';
import { modelHandlers } from './model';
import { check, costOf, suggest } from './plans';
import { runListHandlers } from './run-list';
import { detailOf } from './runs';
import type { Scene } from './scene';
import type { FakeTable } from './tables';
import { meatVerdict } from './verdicts';
import { penguins, spectra } from './tables';

/** Answers every call of the contract from a scene. It is a fake: nothing is trained, nothing is read. */
export function fakeHandlers(scene: Scene, emit: (event: LabEvent) => void): Handlers {
  const find = finders(scene);
  const edit = (id: string, change: Partial<RunDetail>): RunSummary => {
    const run = { ...find.run(id), ...change };
    scene.runs.set(id, run);
    emit({ type: 'run.changed', run: summaryOf(run) });
    return summaryOf(run);
  };
  const turn = (id: string, status: RunStatus): Record<string, never> => {
    edit(id, { status });
    return {};
  };
  return {
    ...importHandlers(scene, emit),
    ...runListHandlers(scene),
    ...modelHandlers(find.run, (id) => find.table(id).dataset),
    ...planHandlers(scene, find, emit),
    ...studyHandlers(scene, find, emit),
    'datasets.list': () => scene.tables.map((table) => table.dataset),
    'datasets.get': ({ id }) => find.table(id).dataset,
    'datasets.delete': ({ id }) => {
      const { name } = find.table(id).dataset;
      const runs = [...scene.runs.values()].filter(({ dataset }) => dataset === id).length;
      if (runs > 0) throw new AppError('data.in-use', { name, runs });
      emit({ type: 'dataset.removed', dataset: id });
      return {};
    },
    'datasets.restore': ({ id }) => {
      const { dataset } = find.table(id);
      emit({ type: 'dataset.added', dataset });
      return dataset;
    },
    'datasets.page': ({ id, from, count, filters, sort }) =>
      pageOf(find.table(id), from, count, filters, sort),
    ...draftHandlers(fakeDrafts(scene), { emit }),
    'samples.list': () => scene.samples,
    'samples.open': ({ sample }) => (sample === 'penguins' ? penguins : spectra).dataset,
    'runs.get': ({ run }) => find.run(run),
    'runs.epochs': ({ run, after }) => find.run(run).epochsLog.filter((entry) => entry.epoch > after),
    'runs.pause': ({ run }) => turn(run, 'paused'),
    'runs.resume': ({ run }) => turn(run, 'running'),
    'runs.stop': ({ run }) => turn(run, 'stopped'),
    'runs.cancel': ({ run }) => turn(run, 'cancelled'),
    'runs.edit': ({ run, ...change }) =>
      edit(run, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))),
    'runs.delete': ({ runs }) => {
      for (const run of runs) edit(run, { deletedAt: '2031-03-06T11:00:00.000Z' });
      return {};
    },
    'runs.restore': ({ runs }) => {
      for (const run of runs) edit(run, { deletedAt: null });
      return {};
    },
    'runs.compare': ({ runs }) => comparisonOf(runs.map(find.run)),
    'system.doctor': () => doctor,
    'system.info': () => ({
      version: '0.1.0',
      host: 'browser',
      home: '/home/you/.local/share/espalier',
      nextHome: '/media/you/data/espalier',
      homeFixed: false,
      slots: 2,
      settings: scene.settings,
      defaultSlots: 2,
      cores: 8,
      backend: { name: 'tensorflow', version: '2.21.0', reason: '' },
      language: 'en',
    }),
    'system.configure': (settings) => {
      Object.assign(scene.settings, settings);
      return {};
    },
    'system.chooseHome': () => ({ folder: '/media/you/data' }),
    'system.storage': () => [
      { part: 'datasets', bytes: 48_300_000, freeable: false },
      { part: 'history', bytes: 2_100_000, freeable: false },
      { part: 'runs', bytes: 310_000_000, freeable: false },
      { part: 'prepared', bytes: 96_400_000, freeable: true },
      { part: 'exports', bytes: 0, freeable: false },
      { part: 'backups', bytes: 1_900_000, freeable: false },
    ],
    'system.free': () => ({ bytes: 96_400_000 }),
    'files.pick': () => null,
  };
}

interface Finders {
  run(id: string): RunDetail;
  table(id: string): FakeTable;
  study(id: string): StudyDetail;
}

function finders(scene: Scene): Finders {
  const tables = [...scene.tables, penguins, spectra];
  const or = <T>(found: T | undefined, error: AppError): T => {
    if (found === undefined) throw error;
    return found;
  };
  return {
    run: (id) => or(scene.runs.get(id), new AppError('run.unknown', { run: id })),
    table: (id) =>
      or(
        tables.find((table) => table.dataset.id === id),
        new AppError('data.unknown', { dataset: id }),
      ),
    study: (id) => or(scene.studies.get(id), new AppError('study.unknown', { study: id })),
  };
}

function planHandlers(
  scene: Scene,
  find: Finders,
  emit: (event: LabEvent) => void,
): Pick<Handlers, 'plans.suggest' | 'plans.check' | 'plans.cost' | 'plans.program' | 'runs.start'> {
  const dataset = (id: string): Dataset => find.table(id).dataset;
  return {
    'plans.suggest': ({ dataset: id, targets, cleaning }) => {
      const plan = suggest(dataset(id), targets);
      return { plan: { ...plan, recipe: { ...plan.recipe, ...cleaning } } };
    },
    'plans.check': ({ plan }) => {
      if (plan.recipe.split.test + plan.recipe.split.validation >= 1)
        throw new AppError('plan.split', { rows: 0, taken: 344, total: 344 });
      return check(dataset(plan.dataset), plan);
    },
    'plans.cost': ({ plan, time }) =>
      costOf(
        check(dataset(plan.dataset), plan),
        plan,
        time,
        [...scene.runs.values()].filter(
          ({ plan: other, epochsDone }) => other.dataset === plan.dataset && epochsDone > 1,
        ),
      ),
    'plans.program': () => ({ text: '', operations: 1.667e6, bytes: 9e5, nodes: 75, unknown: [] }),
    'runs.start': ({ plan }: { plan: Plan }) => {
      const run = detailOf({
        id: `run-${scene.runs.size}`,
        plan,
        seed: plan.seed,
        status: 'queued',
        epochsDone: 0,
        createdAt: '2031-03-06T11:00:00.000Z',
      });
      scene.runs.set(run.id, run);
      emit({ type: 'run.changed', run: summaryOf(run) });
      return summaryOf(run);
    },
  };
}

function studyHandlers(
  scene: Scene,
  find: Finders,
  emit: (event: LabEvent) => void,
): Pick<
  Handlers,
  | 'studies.start'
  | 'studies.startSample'
  | 'studies.list'
  | 'studies.get'
  | 'studies.report'
  | 'studies.pause'
  | 'studies.resume'
  | 'studies.cancel'
> {
  const turn = (id: string, status: StudyDetail['status']): Record<string, never> => {
    const study = { ...find.study(id), status };
    scene.studies.set(id, study);
    emit({ type: 'study.changed', study: studySummary.parse(study) });
    return {};
  };
  return {
    'studies.start': () => studySummary.parse(find.study('study-running')),
    'studies.startSample': () => studySummary.parse(find.study('study-running')),
    'studies.list': () => [...scene.studies.values()].map((study) => studySummary.parse(study)),
    'studies.get': ({ study }) => find.study(study),
    'studies.report': ({ study }) => ({ html: `<!doctype html><title>${study}</title>` }),
    'studies.pause': ({ study }) => turn(study, 'paused'),
    'studies.resume': ({ study }) => turn(study, 'running'),
    'studies.cancel': ({ study }) => turn(study, 'cancelled'),
  };
}

export function summaryOf(run: RunDetail): RunSummary {
  return runSummary.parse(run);
}

function pageOf(
  table: FakeTable,
  from: number,
  count: number,
  filters: readonly RowFilter[],
  sort: RowSort | null,
): Awaited<ReturnType<Handlers['datasets.page']>> {
  const { rows, columns } = table.dataset;
  const at = (row: number, name: string): ReturnType<FakeTable['cell']> =>
    table.cell(
      row,
      columns.findIndex((column) => column.name === name),
    );
  const passes = (row: number): boolean => filters.every((filter) => isIn(at(row, filter.column), filter));
  const shown = filters.length > 0 || sort ? Array.from({ length: rows }, (_, i) => i).filter(passes) : [];
  if (sort)
    shown.sort((a, b) =>
      (at(a, sort.column) ?? 0) > (at(b, sort.column) ?? 0) === sort.descending ? -1 : 1,
    );
  const total = filters.length > 0 ? shown.length : rows;
  const length = Math.max(0, Math.min(count, total - from));
  const ids = Array.from({ length }, (_, i) => shown[from + i] ?? from + i);
  return { total, ids, rows: ids.map((id) => columns.map((_column, k) => table.cell(id, k))) };
}

function isIn(cell: ReturnType<FakeTable['cell']>, filter: RowFilter): boolean {
  if (filter.kind === 'missing') return cell === null;
  if (filter.kind === 'value') return String(cell) === filter.value;
  return (
    typeof cell === 'number' && cell >= filter.from && (filter.last ? cell <= filter.to : cell < filter.to)
  );
}

function comparisonOf(runs: RunDetail[]): Awaited<ReturnType<Handlers['runs.compare']>> {
  const paired =
    runs.length > 2 ? meatVerdict.comparisons.map((one) => ({ ...one, arm: 'B', against: 'A' })) : [];
  return { ...compareRuns(runs), paired };
}

const well = { en: '', zh: '' };
const doctor: Awaited<ReturnType<Handlers['system.doctor']>> = {
  ok: false,
  lines: [
    { part: 'Node', ok: true, value: '24.21.0', remedy: well },
    { part: 'TensorFlow', ok: true, value: '2.21.0, native, 2 cores', remedy: well },
    {
      part: 'Electron',
      ok: false,
      value: 'not installed',
      remedy: { en: 'Run npm start once with the network on.', zh: '请在联网状态下运行一次 npm start。' },
    },
    { part: 'SQLite', ok: true, value: '3.50.4', remedy: well },
    { part: 'DuckDB', ok: true, value: '1.5.6', remedy: well },
    { part: 'Disk', ok: true, value: '41 GB free', remedy: well },
  ],
};

import type { CallOutput } from '../../../src/shared/contract/contract';
import type { KeptDraft } from '../../../src/shared/draft';
import type { LabSettings } from '../../../src/shared/lab-settings';
import { plan } from '../../../src/shared/plan';
import type { RunDetail } from '../../../src/shared/run';
import type { StudyDetail } from '../../../src/shared/study';
import { suggest } from './plans';
import { detailOf, type FakeRun } from './runs';
import { checkups, penguins, readings, spectra, type FakeTable } from './tables';
import { graftVerdict, meatVerdict, penguinVerdict } from './verdicts';

/** All that the fake lab holds. */
export interface Scene {
  readonly tables: FakeTable[];
  readonly runs: Map<string, RunDetail>;
  readonly studies: Map<string, StudyDetail>;
  readonly settings: LabSettings;
  /** By dataset. */
  readonly drafts: Map<string, KeptDraft>;
  /** What another page writes just before this one does, by dataset. */
  readonly rivals: Map<string, KeptDraft>;
  readonly samples: CallOutput<'samples.list'>;
}

const samples: Scene['samples'] = [
  {
    name: 'meat-spectra',
    studies: ['tasks-help', 'graft'],
    title: { en: 'Meat spectra', zh: '肉类光谱' },
    about: {
      en: '215 samples of finely chopped meat: 100 near-infrared absorbances and the content of water, fat and protein, found by chemistry, which is slow and dear. What if fat had been measured for only a few samples?',
      zh: '215 个肉糜样品：100 个近红外吸光度，以及用化学方法测得的水分、脂肪和蛋白质含量。化学测定既慢又贵，如果只有少数样品测过脂肪会怎样？',
    },
  },
  {
    name: 'penguins',
    studies: ['tasks-help', 'shuffled'],
    title: { en: 'Penguins', zh: '企鹅' },
    about: {
      en: '344 penguins of three species: species, sex and body mass from a few measures.',
      zh: '三个物种的 344 只企鹅：用几项测量预测物种、性别和体重。',
    },
  },
  {
    name: 'digits',
    studies: ['graft'],
    title: { en: 'Digits', zh: '手写数字' },
    about: {
      en: 'A trunk that learned 0 to 4, grafted onto 5 to 9 with ten labels a class. Does it help?',
      zh: '把学过 0 到 4 的主干嫁接到 5 到 9 上，每类只有十个标签。有帮助吗？',
    },
  },
  {
    name: 'article-multi-task',
    studies: ['learns-nothing', 'tasks-help'],
    title: { en: 'The article’s multi-task program', zh: '文章中的多任务程序' },
    about: {
      en: 'A hundred inputs and five yes/no targets, all uniform random numbers. Nothing can be learned, and an honest verdict must say so.',
      zh: '一百个输入和五个“是/否”目标，全部是均匀分布的随机数。没有可学的规律，诚实的结论必须如实说明。',
    },
  },
];

/** A lab nobody has used. */
export function fresh(): Scene {
  return {
    tables: [],
    runs: new Map(),
    studies: new Map(),
    drafts: new Map(),
    rivals: new Map(),
    settings: { slots: null, threads: null },
    samples,
  };
}

/** What was being made of the pump's readings when the window was closed. */
function leftYesterday(): KeptDraft {
  const draft = {
    targets: ['state'],
    plan: suggest(readings.dataset, ['state']),
    ignored: ['vibration'],
    cleaning: { read: {}, duplicates: 'drop' as const },
    seeds: 7,
  };
  return { draft, keptAt: '2031-03-05T17:40:00.000Z' };
}

const DAY = '2031-03-06T';

function membersOf(
  study: string,
  plan: FakeRun['plan'],
  seeds: number,
  ended: number,
  seconds: number,
): RunDetail[] {
  const arms = ['together', ...plan.tasks.map((task) => `alone: ${task.name}`)];
  const all = arms.flatMap((arm) => Array.from({ length: seeds }, (_, i) => ({ arm, seed: i + 1 })));
  return all.map(({ arm, seed }, i) => {
    const status = i < ended ? 'finished' : i < ended + 2 ? 'running' : 'queued';
    const epochsDone = status === 'finished' ? 66 : status === 'running' ? 31 : 0;
    const tasks =
      arm === 'together' ? plan.tasks : plan.tasks.filter((task) => arm.endsWith(`: ${task.name}`));
    return detailOf({
      id: `${study}-${arm.replace(': ', '-')}-${seed}`,
      plan: { ...plan, tasks },
      seed,
      status,
      epochsDone,
      study,
      arm,
      createdAt: `${DAY}0${seconds}:${10 + i}:00.000Z`,
    });
  });
}

/** A lab in the middle of its work: verdicts found, a study that runs, a run interrupted, one diverged. */
export function busy(): Scene {
  const meat = suggest(spectra.dataset, ['water', 'fat', 'protein']);
  const birds = suggest(penguins.dataset, ['species', 'sex', 'body_mass_g']);
  const running = membersOf('study-running', birds, 5, 7, 9);
  const done = membersOf('study-meat', meat, 6, 24, 8);
  const birdsDone = membersOf('study-birds', birds, 5, 20, 7);
  const single: FakeRun[] = [
    {
      id: 'run-live',
      plan: { ...meat, name: 'Water, fat and protein' },
      seed: 1,
      status: 'running',
      epochsDone: 72,
      createdAt: `${DAY}10:30:00.000Z`,
    },
    {
      id: 'run-done',
      plan: { ...birds, name: 'Penguins together' },
      seed: 1,
      status: 'finished',
      epochsDone: 66,
      createdAt: `${DAY}09:58:00.000Z`,
      tags: ['baseline'],
    },
    {
      id: 'run-done-wide',
      plan: {
        ...birds,
        name: 'Penguins together, wide',
        design: { ...birds.design, trunk: birds.design.trunk.map((layer) => ({ ...layer, units: 256 })) },
      },
      seed: 2,
      status: 'stopped',
      epochsDone: 51,
      createdAt: `${DAY}09:59:00.000Z`,
    },
    {
      id: 'run-done-deep',
      plan: {
        ...birds,
        name: 'Penguins, with a block',
        design: plan.shape.design.parse({
          trunk: [
            { units: 64 },
            { kind: 'batch-norm' },
            { kind: 'residual', layers: [{ units: 48, dropout: 0.2 }, { units: 64 }] },
            { units: 32 },
          ],
          heads: { body_mass_g: [{ units: 16 }] },
        }),
        tasks: birds.tasks.filter(({ name }) => name !== 'sex'),
      },
      seed: 1,
      status: 'finished',
      epochsDone: 58,
      createdAt: `${DAY}07:30:00.000Z`,
    },
    {
      id: 'run-lost',
      plan: { ...meat, name: 'Fat alone, long' },
      seed: 3,
      status: 'interrupted',
      epochsDone: 12,
      createdAt: '2031-03-05T21:14:00.000Z',
    },
    {
      id: 'run-diverged',
      plan: { ...meat, name: 'Learning rate too large' },
      seed: 1,
      status: 'diverged',
      epochsDone: 4,
      createdAt: '2031-03-05T18:02:00.000Z',
      error: { code: 'run.diverged', details: { value: 'NaN', epoch: 5, batch: 3 } },
    },
  ];
  const runs = [...single.map(detailOf), ...running, ...done, ...birdsDone];
  const base = { createdAt: `${DAY}08:00:00.000Z`, secondsLeft: null, status: 'finished' as const };
  const studies: StudyDetail[] = [
    {
      ...base,
      id: 'study-running',
      name: 'Species, sex and body mass of penguins',
      question: 'do-tasks-help',
      status: 'running',
      runs: 20,
      runsEnded: 7,
      secondsLeft: 140,
      createdAt: `${DAY}10:00:00.000Z`,
      verdict: null,
      plan: { question: 'do-tasks-help', name: 'Penguins', plan: birds, seeds: 5 },
      members: running,
    },
    {
      ...base,
      id: 'study-meat',
      name: 'Do water and protein help fat, measured for only 15 samples?',
      question: 'do-tasks-help',
      runs: 24,
      runsEnded: 24,
      verdict: meatVerdict,
      plan: { question: 'do-tasks-help', name: 'Meat', plan: meat, seeds: 6 },
      members: done,
    },
    {
      ...base,
      id: 'study-graft',
      name: 'Does a trunk that learned water help fat?',
      question: 'does-graft-help',
      runs: 78,
      runsEnded: 78,
      verdict: graftVerdict,
      plan: {
        question: 'does-graft-help',
        name: 'Graft',
        source: suggest(spectra.dataset, ['water']),
        target: suggest(spectra.dataset, ['fat']),
        labels: [10, 40],
        each: false,
        seeds: 6,
      },
      members: [],
    },
    {
      ...base,
      id: 'study-birds',
      name: 'Do species, sex and body mass help each other?',
      question: 'do-tasks-help',
      runs: 20,
      runsEnded: 20,
      verdict: penguinVerdict,
      plan: { question: 'do-tasks-help', name: 'Penguins', plan: birds, seeds: 5 },
      members: birdsDone,
    },
  ];
  return {
    tables: [spectra, penguins, readings, checkups],
    runs: new Map(runs.map((run) => [run.id, run])),
    studies: new Map(studies.map((study) => [study.id, study])),
    settings: { slots: null, threads: 4 },
    drafts: new Map([[readings.dataset.id, leftYesterday()]]),
    rivals: new Map(),
    samples,
  };
}

/** The same lab, after the penguins were counted anew. */
export function stale(): Scene {
  const later = { ...penguins.dataset, id: 'c0ffee00c0ffee00', rows: 351, importedAt: `${DAY}11:02:00.000Z` };
  const scene = busy();
  return { ...scene, tables: [{ ...penguins, dataset: later }, ...scene.tables] };
}

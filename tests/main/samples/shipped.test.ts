import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlanFile, readStudyFile } from '../../../src/main/plans/read';
import { openSamples } from '../../../src/main/samples/samples';
import { twins } from '../../../src/main/studies/twins';
import { planFile, type PlanFile } from '../../../src/shared/plan';
import { DATASET } from '../studies/plans';

const folder = join(import.meta.dirname, '../../../resources/samples');
const imported: string[] = [];
const samples = openSamples({
  folder,
  tmp: folder,
  importTable: (path) => {
    imported.push(path);
    return Promise.resolve({
      id: DATASET,
      name: path,
      rows: 1,
      bytes: 1,
      importedAt: '',
      skippedRows: 0,
      columns: [],
      problems: [],
    });
  },
});
const shipped = await samples.list();
const studies = shipped.flatMap(({ name, studies }) => studies.map((study) => [name, study] as const));

async function plansIn(sample: string): Promise<{ file: string; plan: PlanFile }[]> {
  const files = (await readdir(join(folder, sample))).filter(
    (file) => file.endsWith('.json') && file !== 'sample.json',
  );
  const studied = shipped.find(({ name }) => name === sample)?.studies ?? [];
  const plans = files.filter((file) => !studied.includes(file.replace('.json', '')));
  return Promise.all(
    plans.map(async (file) => ({ file, plan: await readPlanFile(join(folder, sample, file)) })),
  );
}

async function studiedPlans(sample: string, study: string): Promise<PlanFile[]> {
  const file = await readStudyFile(join(folder, sample, `${study}.json`));
  if (file.question === 'do-tasks-help') return [file.plan];
  return file.question === 'train' ? file.plans : [file.source, file.target];
}

describe('the samples that ship', () => {
  it('are penguins, for a stranger to begin with, digits, spectra and the two programs of the article, in two languages', () => {
    expect(shipped.map(({ name }) => name)).toEqual([
      'penguins',
      'digits',
      'meat-spectra',
      'article-multi-task',
      'article-transfer',
    ]);
    expect(
      shipped.every(
        ({ title, about }) =>
          /\p{Script=Han}/u.test(title.zh + about.zh) && !/\p{Script=Han}/u.test(title.en + about.en),
      ),
    ).toBe(true);
  });

  it.each(studies)('%s: %s is a study over at least five seeds of its own data', async (sample, study) => {
    const plan = await samples.study(sample, study);
    expect(plan.seeds).toBeGreaterThanOrEqual(5);
    expect(twins(plan).length).toBeGreaterThan(0);
    expect((await studiedPlans(sample, study)).map(({ data }) => data)).toSatisfy(
      (data: PlanFile['data'][]) => data.every((each) => 'sample' in each && each.sample === sample),
    );
  });

  it.each(shipped.map(({ name }) => [name]))(
    '%s: every plan file is a plan of one of its studies',
    async (sample) => {
      const names = shipped.find(({ name }) => name === sample)?.studies ?? [];
      const studied = (await Promise.all(names.map((study) => studiedPlans(sample, study)))).flat();
      for (const { plan } of await plansIn(sample)) {
        const { $schema: _schema, ...body } = plan;
        expect(studied).toContainEqual(planFile.parse(body));
      }
    },
  );

  it('refuse a name that is not there, with the one that was meant', async () => {
    await expect(samples.open('penguin')).rejects.toMatchObject({
      code: 'data.sample-unknown',
      details: { guess: 'penguins' },
    });
    await expect(samples.open('../samples')).rejects.toMatchObject({ code: 'data.sample-unknown' });
    await expect(samples.study('digits', 'grafts')).rejects.toMatchObject({
      code: 'study.unknown-in-sample',
      details: { guess: 'graft' },
    });
  });
});

describe('the article’s programs', () => {
  it('are as the article has them: 1,000 rows to train on, 64 units, Adam 0.001, batches of 32, ten epochs', async () => {
    for (const { plan } of await plansIn('article-multi-task')) {
      expect(plan.recipe.split).toMatchObject({ kind: 'random', validation: 100, test: 0 });
      expect(plan.design.trunk).toEqual([{ kind: 'dense', units: 64, activation: 'relu', dropout: 0 }]);
      expect(plan.tasks.map(({ name }) => plan.design.heads[name])).toEqual(
        plan.tasks.map(() => plan.design.trunk),
      );
      expect(plan.method).toMatchObject({ optimizer: { kind: 'adam', learningRate: 0.001 }, batchSize: 32 });
      expect(plan.budget).toEqual({ epochs: 10, patience: null });
    }
  });

  it('are shown as written, one softmax over five targets, and as meant, five sigmoids', async () => {
    const plans = await plansIn('article-multi-task');
    const [meant, written] = ['as-meant.json', 'as-written.json'].map(
      (file) => plans.find((each) => each.file === file)?.plan,
    );
    expect(written?.tasks).toEqual([
      expect.objectContaining({
        kind: 'multi-label',
        loss: 'softmax-cross-entropy',
        targets: ['y1', 'y2', 'y3', 'y4', 'y5'],
      }),
    ]);
    expect(meant?.tasks.map(({ kind, targets }) => [kind, ...targets])).toEqual(
      ['y1', 'y2', 'y3', 'y4', 'y5'].map((y) => ['binary', y]),
    );
  });
});

describe('the data that ship', () => {
  it('have their source and licence written down, the permission note word for word', async () => {
    const licences = await readFile(join(folder, '../LICENSES.md'), 'utf8');
    for (const { name } of shipped) {
      const tables = (await readdir(join(folder, name))).filter((file) => file.endsWith('.csv'));
      for (const table of tables) expect(licences).toContain(`## samples/${name}/${table}`);
    }
    expect(licences.replace(/\s*\n>?\s*/g, ' ')).toContain(
      'The data are available in the public domain with no responsibility from the original data source. The data can be redistributed as long as this permission note is attached.',
    );
  });

  it('penguins are those of vega-datasets, renamed', async () => {
    const path = join(folder, '../../node_modules/vega-datasets/data/penguins.json');
    const rows: unknown = JSON.parse(await readFile(path, 'utf8'));
    const written = (await readFile(join(folder, 'penguins/penguins.csv'), 'utf8'))
      .trimEnd()
      .split('\n')
      .slice(1);
    const published = Array.isArray(rows)
      ? rows.map((row: object) => Object.values(row).map(cellText).join(','))
      : [];
    expect(written.map((line) => line.toLowerCase())).toEqual(published.map((line) => line.toLowerCase()));
  });
});

function cellText(value: unknown): string {
  return value === null || value === '.' ? '' : String(value);
}

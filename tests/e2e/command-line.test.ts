// needs: native
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-cli-'));
  await writeFile(join(folder, 'birds.csv'), table());
  await writeFile(join(folder, 'plan.json'), JSON.stringify(planFile()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Wing decides mass and kind; every tenth mass is missing. */
function table(): string {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [wing, beak] = [Math.sin(i) * 10 + 50, Math.cos(3 * i)];
    return [
      wing.toFixed(3),
      beak.toFixed(3),
      i % 10 === 0 ? '' : (3 * wing + beak).toFixed(2),
      wing > 50 ? 'large' : 'small',
    ].join(';');
  });
  return ['wing;beak;mass;kind', ...rows].join('\n') + '\n';
}

function planFile(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'birds',
    data: { file: 'birds.csv' },
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: [
      { name: 'mass', targets: ['mass'], kind: 'number' },
      { name: 'kind', targets: ['kind'], kind: 'binary' },
    ],
    design: { trunk: [{ units: 16 }] },
    budget: { epochs: 15 },
    ...change,
  };
}

function start(...args: string[]): ChildProcess {
  const env = { ...process.env, ESPALIER_HOME: join(folder, 'home'), LANG: 'en_US.UTF-8', LC_ALL: '' };
  return spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Spoken {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function espalier(...args: string[]): Promise<Spoken> {
  return heard(start(...args));
}

async function heard(child: ChildProcess): Promise<Spoken> {
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Resolves when the program has written the words. */
async function said(child: ChildProcess, words: string): Promise<void> {
  let err = '';
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      if (err.includes(words)) resolve();
    });
  });
}

describe('the command line does the whole job', () => {
  let run = '';

  it('says what this machine has', async () => {
    const { code, out } = await espalier('doctor', '--json');
    const report = JSON.parse(out) as { ok: boolean; lines: { part: string; value: string }[] };
    expect(code).toBe(report.ok ? 0 : 1);
    expect(report.lines.map((line) => line.part)).toEqual(
      expect.arrayContaining(['node', 'backend', 'sqlite', 'duckdb', 'disk']),
    );
  });

  it('imports a table, finds it again, and lists it', async () => {
    const first = JSON.parse((await espalier('import', 'birds.csv', '--json')).out) as {
      dataset: { id: string; rows: number };
      known: boolean;
    };
    const again = JSON.parse((await espalier('import', 'birds.csv', '--json')).out) as typeof first;
    expect(first).toMatchObject({ known: false, dataset: { rows: 300 } });
    expect(again).toMatchObject({ known: true, dataset: { id: first.dataset.id } });
    expect((await espalier('datasets')).out).toContain(first.dataset.id);
  });

  it('explains a plan before anything trains', async () => {
    const { out, code } = await espalier('plan', 'explain', 'plan.json', '--json');
    expect(code).toBe(0);
    // Two inputs to 16 units; each head 16 numbers and a bias.
    expect(JSON.parse(out)).toMatchObject({
      parts: { train: 210, validation: 45, test: 45 },
      parameters: (2 + 1) * 16 + 2 * (16 + 1),
    });
  });

  it('prints what one step of it computes, and what that costs', async () => {
    const { out, code } = await espalier('plan', 'explain', 'plan.json', '--program');
    expect(code).toBe(0);
    expect(out).toContain('features: float32[32, 2]');
    expect(out).toMatch(/%\d+ = BatchMatMul\(features, %\d+\)/);
    expect(out).toMatch(/\d+ nodes, [\d.]+ million operations/);
    expect(out).not.toContain('no native form');
  });

  it('trains it and says how well, beside guessing', async () => {
    const { out, code } = await espalier('train', 'plan.json', '--json');
    const detail = JSON.parse(out) as {
      id: string;
      status: string;
      final: { task: string; metric: string; value: number }[];
      guess: { task: string; metric: string; part: string; value: number }[];
    };
    run = detail.id;
    expect(code).toBe(0);
    expect(detail.status).toBe('finished');
    const score = detail.final.find(
      (metric) => metric.task === 'kind' && metric.metric === 'balanced-accuracy',
    )?.value;
    expect(score).toBeGreaterThan(0.8);
    expect((await espalier('show', run)).out).toContain('balanced-accuracy');
    expect((await espalier('runs', 'birds')).out).toContain(run);
  });

  it('finds it by what it scored, stars it, deletes it and brings it back', async () => {
    await espalier('runs', 'edit', run, '--star', '--tag', 'best');
    const found = async (...search: string[]): Promise<boolean> =>
      (await espalier('runs', ...search)).out.includes(run);
    expect(await found('task:kind', 'metric>0.8', 'tag:best star:yes since:1h')).toBe(true);
    expect(await found('task:kind metric>1.1')).toBe(false);
    await espalier('runs', 'delete', run);
    expect([await found(), await found('--deleted')]).toEqual([false, true]);
    await espalier('runs', 'restore', run);
    expect(await found()).toBe(true);
    const { code, err } = await espalier('runs', 'wide metric>high');
    expect(code).not.toBe(0);
    expect(err).toContain('at character 6 of the search: “high” is not a number');
  });

  it('interrupted by Ctrl-C it saves, says 130, and goes on later to the same end', async () => {
    await writeFile(join(folder, 'long.json'), JSON.stringify(planFile({ budget: { epochs: 2000 } })));
    const child = start('train', 'long.json');
    const ended = heard(child);
    await said(child, 'epoch ');
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    const interrupted = /run (\S+)/.exec(err)?.[1] ?? '';
    expect((await espalier('runs', 'status:interrupted')).out).toContain(interrupted);
    const resumed = JSON.parse((await espalier('train', '--resume', interrupted, '--json')).out) as {
      status: string;
      epochsDone: number;
    };
    expect(resumed).toMatchObject({ status: 'finished', epochsDone: 2000 });
    const { out } = await espalier('compare', run, interrupted, '--json');
    expect(JSON.parse(out)).toMatchObject({ settings: [{ path: 'budget.epochs', values: ['15', '2000'] }] });
  });

  it('is steered from another terminal while it trains', async () => {
    await writeFile(join(folder, 'longer.json'), JSON.stringify(planFile({ budget: { epochs: 5000 } })));
    const child = start('train', 'longer.json', '--json');
    const ended = heard(child);
    await said(child, 'epoch ');
    const running = JSON.parse((await espalier('runs', 'status:running', '--json')).out) as {
      runs: { id: string }[];
    };
    const id = running.runs[0]?.id ?? '';
    expect((await espalier('runs', 'pause', id)).code).toBe(0);
    expect((await espalier('runs', 'status:paused')).out).toContain(id);
    expect((await espalier('runs', 'resume', id)).code).toBe(0);
    expect((await espalier('runs', 'stop', id)).code).toBe(0);
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ status: 'stopped' });
  });

  it('exports a model, and predicts a file', async () => {
    const exported = JSON.parse((await espalier('export', run, '--to', 'model', '--json')).out) as {
      parity: { absolute: number; rows: number };
    };
    expect(exported.parity.rows).toBeGreaterThan(0);
    expect(exported.parity.absolute).toBeLessThan(1e-3);
    expect(JSON.parse(await readFile(join(folder, 'model', 'model.json'), 'utf8'))).toHaveProperty(
      'modelTopology',
    );
    expect((await espalier('export', run, '--to', 'model')).code).toBe(2);
    expect((await espalier('predict', run, 'birds.csv', '--to', 'predicted.csv')).code).toBe(0);
    const lines = (await readFile(join(folder, 'predicted.csv'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(301);
    expect(lines[0]).toContain('wing');
  });

  it('answers a question by a study, in a sentence', async () => {
    const plan = planFile({ budget: { epochs: 3 } });
    await writeFile(
      join(folder, 'study.json'),
      JSON.stringify({ question: 'do-tasks-help', name: 'Together?', plan, seeds: 2 }),
    );
    const { out, code } = await espalier('study', 'study.json', '--report', 'verdict.html', '--json');
    expect(code).toBe(0);
    const study = JSON.parse(out) as {
      status: string;
      runs: number;
      verdict: { sentence: { en: string; zh: string }; comparisons: { task: string }[] };
    };
    expect(study).toMatchObject({ status: 'finished', runs: 2 * 3 });
    expect(study.verdict.comparisons.map((comparison) => comparison.task)).toEqual(['mass', 'kind']);
    expect(study.verdict.sentence.zh).toMatch(/\p{Script=Han}/u);
    expect(await readFile(join(folder, 'verdict.html'), 'utf8')).toContain(study.verdict.sentence.zh);
    const taken = await espalier('study', 'study.json', '--report', 'verdict.html', '--json');
    expect([taken.code, JSON.parse(taken.out)]).toMatchObject([2, { error: { code: 'file.exists' } }]);
  });

  it.each([
    [['import', 'none.csv'], 'file.missing'],
    [['train', 'birds.csv'], 'plan.json'],
    [['train'], 'system.usage'],
    [['train', '--resume', 'nothing'], 'run.unknown'],
    [['show', 'nothing'], 'run.unknown'],
    [['datasets', '0123456789abcdef'], 'data.unknown'],
    [['serve', '--port', 'x'], 'system.usage'],
  ])('refuses %j with %s and 2', async (args, code) => {
    const spoken = await espalier(...args, '--json');
    expect(spoken.code).toBe(2);
    expect(JSON.parse(spoken.out)).toMatchObject({ error: { code } });
  });

  it('ends quietly when whoever reads it stops early', async () => {
    const child = start('datasets', '--help');
    child.stdout?.destroy();
    const { err, code } = await heard(child);
    expect({ err, code }).toEqual({ err: '', code: 0 });
  });

  it('has help for every command, and says 2 to what it does not know', async () => {
    for (const command of [
      'doctor',
      'import',
      'datasets',
      'plan',
      'train',
      'study',
      'report',
      'runs',
      'show',
      'compare',
      'export',
      'predict',
      'serve',
    ]) {
      const { code, out } = await espalier(command, '--help');
      expect([command, code]).toEqual([command, 0]);
      expect(out).toContain(`espalier ${command}`);
    }
    expect((await espalier('fly')).code).toBe(2);
    expect((await espalier('import')).code).toBe(2);
  });
});

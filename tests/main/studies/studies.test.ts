import { beforeEach, describe, expect, it } from 'vitest';
import { openStudies, type StudyRoom } from '../../../src/main/studies/studies';
import { AppError, describe as describeError } from '../../../src/shared/errors/app-error';
import { isErrorCode } from '../../../src/shared/errors/catalogue';
import type { StudySummary } from '../../../src/shared/study';
import { meatPlan, study } from './plans';
import { ScriptedLab, settle } from './scripted-lab';

const tasksHelp = study({ question: 'do-tasks-help', plan: meatPlan('meat', ['water', 'fat']) });
const graftHelps = study({
  question: 'does-graft-help',
  source: meatPlan('water', ['water']),
  target: meatPlan('fat', ['fat']),
});

let lab: ScriptedLab;
let studies: StudyRoom;

beforeEach(() => {
  lab = new ScriptedLab();
  studies = openStudies(lab.deps);
});

async function begun(plan = tasksHelp): Promise<string> {
  const { id } = await studies.start(plan);
  await settle();
  return id;
}

const told = (): StudySummary[] =>
  lab.events.flatMap((event) => (event.type === 'study.changed' ? [event.study] : []));

describe('a study', () => {
  it('keeps every slot busy with one run waiting, the longest first', async () => {
    await begun();
    expect(lab.open()).toEqual(['together #1', 'together #2', 'alone: water #1']);
    await lab.end('together #2');
    expect(lab.open()).toEqual(['together #1', 'alone: water #1', 'alone: fat #1']);
  });

  it('writes the verdict when all runs have ended', async () => {
    const id = await begun();
    await lab.endAll();
    const ended = studies.get(id);
    expect(ended).toMatchObject({ status: 'finished', runs: 6, runsEnded: 6, secondsLeft: null });
    expect(ended.members).toHaveLength(6);
    expect(ended.verdict?.comparisons.map(({ answer }) => answer)).toEqual(['helps', 'helps']);
    expect(told().at(-1)?.verdict?.sentence.en).toMatch(/^Sharing helps water/);
  });

  it('tells how far it is and about how long it will take', async () => {
    await begun();
    expect(told().at(-1)).toMatchObject({ status: 'running', runsEnded: 0, secondsLeft: null });
    await lab.end('together #1');
    // Five twins are left; a run took 10 s; two train at a time.
    expect(told().at(-1)).toMatchObject({ runsEnded: 1, secondsLeft: (5 * 10) / 2 });
  });

  it('grafts the source of the same seed, once that has finished', async () => {
    await begun(graftHelps);
    expect(lab.open()).toEqual(['source #1', 'source #2', 'scratch #1']);
    await lab.end('source #2');
    await lab.end('scratch #1');
    expect(lab.open()).toEqual(['source #1', 'scratch #2', 'frozen #2']);
    expect(lab.started.at(-1)?.plan.graft).toEqual({ from: 'source #2', freeze: 'trunk' });
    await lab.endAll();
    expect(lab.started.filter(({ arm }) => arm === 'fine-tuned').map(({ plan }) => plan.graft)).toEqual([
      { from: 'source #1', freeze: 'none' },
      { from: 'source #2', freeze: 'none' },
    ]);
  });

  it('counts a run that diverged as no number, and goes on', async () => {
    const id = await begun();
    await lab.end('together #1', 'diverged');
    await lab.endAll();
    expect(studies.get(id)).toMatchObject({ status: 'finished' });
    expect(studies.get(id).verdict?.comparisons.every(({ answer }) => answer === 'cannot-tell')).toBe(true);
  });

  it('does not graft from a source that diverged', async () => {
    const id = await begun(graftHelps);
    await lab.end('source #1', 'diverged');
    await lab.endAll();
    expect(lab.started.filter(({ seed }) => seed === 1).map(({ arm }) => arm)).toEqual(['source', 'scratch']);
    expect(studies.get(id)).toMatchObject({ status: 'finished', runs: 8, runsEnded: 8 });
  });
});

describe('pausing, going on and cancelling', () => {
  it('pauses what trains, starts nothing, and goes on', async () => {
    const id = await begun();
    await studies.pause(id);
    expect(lab.open().map((run) => lab.status(run))).toEqual(['paused', 'paused', 'paused']);
    await lab.end('together #1');
    expect(lab.open()).toHaveLength(2);
    expect(studies.get(id).status).toBe('paused');
    await studies.resume(id);
    await settle();
    expect(lab.open().map((run) => lab.status(run))).toEqual(['running', 'running', 'running']);
    await lab.endAll();
    expect(studies.get(id).status).toBe('finished');
  });

  it('pauses a run that was being started', async () => {
    const { id } = await studies.start(tasksHelp);
    await studies.pause(id);
    await settle();
    expect(lab.open().map((run) => lab.status(run))).toEqual(['paused', 'paused', 'paused']);
  });

  it('cancels what trains and is never heard of again', async () => {
    const id = await begun();
    await studies.cancel(id);
    await settle();
    expect(lab.open()).toEqual([]);
    expect(lab.started).toHaveLength(3);
    expect(studies.get(id)).toMatchObject({ status: 'cancelled', verdict: null });
  });

  it('refuses what its state does not allow', async () => {
    const id = await begun();
    await expect(studies.resume(id)).rejects.toMatchObject({
      code: 'study.state',
      details: { study: id, status: 'running' },
    });
    await studies.cancel(id);
    await expect(studies.pause(id)).rejects.toMatchObject({ code: 'study.state' });
    await expect(studies.resume(id)).rejects.toMatchObject({ code: 'study.state' });
    expect(() => studies.get('s99')).toThrowError(expect.objectContaining({ code: 'study.unknown' }));
  });
});

describe('after a restart', () => {
  it('keeps runs that finished, resumes interrupted ones and starts the rest', async () => {
    const id = await begun();
    await lab.end('together #1');
    lab.die();
    studies = openStudies(lab.deps);
    expect(studies.get(id)).toMatchObject({ status: 'interrupted', runsEnded: 1 });
    await studies.resume(id);
    await settle();
    expect(lab.resumed).toEqual(['together #2', 'alone: water #1', 'alone: fat #1']);
    await lab.endAll();
    expect(lab.started).toHaveLength(6);
    expect(studies.get(id)).toMatchObject({ status: 'finished', runsEnded: 6 });
  });

  it('writes the verdict that was missing when everything had been trained', async () => {
    const id = await begun();
    studies.close();
    for (let next = lab.open()[0]; next !== undefined; next = lab.open()[0]) await lab.end(next);
    lab.die();
    studies = openStudies(lab.deps);
    await studies.resume(id);
    await settle();
    await lab.endAll();
    expect(studies.get(id).verdict).not.toBeNull();
  });

  it('starts nothing more once the lab closes', async () => {
    await begun();
    studies.close();
    await lab.end('together #1');
    expect(lab.started).toHaveLength(3);
  });

  it('is interrupted with its runs', async () => {
    const id = await begun();
    await lab.end('together #1', 'interrupted');
    expect(studies.get(id).status).toBe('interrupted');
  });
});

describe('when something fails', () => {
  it('names the first run that failed and starts no more', async () => {
    const id = await begun();
    await lab.end('together #2', 'failed', {
      error: { code: 'run.trainer-died', details: { reason: 'SIGKILL', epoch: 3 } },
    });
    expect(studies.get(id)).toMatchObject({
      status: 'failed',
      error: {
        code: 'study.run-failed',
        details: { failed: 1, total: 6, run: 'together #2', reason: 'run.trainer-died' },
      },
    });
    const { code, details } = studies.get(id).error ?? { code: '', details: {} };
    if (!isErrorCode(code)) throw new Error(`no such code: ${code}`);
    expect(describeError(code, details, 'en').title).toBe(
      '1 of 6 runs of the study did not finish; first together #2: The training process ended unexpectedly (SIGKILL) after epoch 3.',
    );
    expect(describeError(code, details, 'zh').title).toBe(
      '研究的 6 次运行中有 1 次未完成，最先是 together #2：训练进程在第 3 轮后意外结束（SIGKILL）。',
    );
    await lab.end('together #1');
    expect(lab.started).toHaveLength(3);
  });

  it('still knows the reason after a restart', async () => {
    const id = await begun();
    await lab.end('together #2', 'failed');
    studies = openStudies(lab.deps);
    expect(studies.get(id).error).toMatchObject({ code: 'study.run-failed', details: { reason: 'failed' } });
  });

  it('goes on with a failed run that has epochs, and makes one without again', async () => {
    const id = await begun();
    await lab.end('together #2', 'failed', { epochsDone: 4 });
    await lab.end('together #1', 'failed', { epochsDone: 0 });
    await studies.resume(id);
    await settle();
    expect(lab.resumed).toEqual(['together #2']);
    expect(lab.open()).toContain('together #1 again');
    await lab.endAll();
    expect(studies.get(id)).toMatchObject({ status: 'finished', runsEnded: 6 });
  });

  it('makes a run again that a person ended early: it had less training than its rivals', async () => {
    const id = await begun();
    await lab.end('together #1', 'stopped');
    expect(studies.get(id).error).toMatchObject({ code: 'study.run-failed', details: { reason: 'stopped' } });
    await studies.resume(id);
    await settle();
    expect(lab.open()).toContain('together #1 again');
  });

  it('reports why a run could not be started', async () => {
    lab.refuses.set('alone: fat', new AppError('data.one-class', { task: 'fat', value: '1' }));
    const id = await begun();
    await lab.endAll();
    expect(studies.get(id)).toMatchObject({
      status: 'failed',
      error: { code: 'data.one-class', details: { task: 'fat', value: '1' } },
    });
  });

  it('refuses before it starts: a plan that cannot be trained, trunks that differ', async () => {
    const strict = openStudies({
      ...lab.deps,
      check: (dataset) => {
        throw new AppError('plan.other-dataset', { column: 'nm850', dataset: dataset.name, guess: 'a' });
      },
    });
    await expect(strict.start(tasksHelp)).rejects.toMatchObject({ code: 'plan.other-dataset' });
    const wider = {
      ...meatPlan('fat', ['fat']),
      design: {
        trunk: [{ kind: 'dense' as const, units: 9, activation: 'relu' as const, dropout: 0 }],
        sharing: 'hard' as const,
        heads: {},
      },
    };
    const unlike = study({
      question: 'does-graft-help',
      source: meatPlan('water', ['water']),
      target: wider,
    });
    await expect(studies.start(unlike)).rejects.toMatchObject({ code: 'graft.trunk-differs' });
    expect(studies.list()).toEqual([]);
    expect(lab.started).toEqual([]);
  });
});

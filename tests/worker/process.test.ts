// needs: native
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FromTrainer } from '../../src/shared/trainer-messages';
import { examplePlan } from './example-data';
import { metricsOf, workplace, type Workplace } from './run/workplace';
import { buildTrainer, converse, type Conversation } from './trainer-program';

let program: Awaited<ReturnType<typeof buildTrainer>>;
let at: Workplace;
let trainer: Conversation;

beforeAll(async () => {
  program = await buildTrainer();
  at = workplace();
});
afterAll(async () => {
  await program.remove();
  at.remove();
});
beforeEach(async () => {
  trainer = converse(program.entry);
  await trainer.next(({ type }) => type === 'ready');
});
afterEach(() => trainer.kill());

const of =
  (type: FromTrainer['type']) =>
  (message: FromTrainer): boolean =>
    message.type === type;
const ends = (heard: readonly FromTrainer[]) => heard.filter((message) => message.type === 'ended');
const epochs = (heard: readonly FromTrainer[]) => heard.filter((message) => message.type === 'epoch');
const plan = (count: number) => examplePlan({ budget: { epochs: count } });
/** More than any test waits for. */
const ENDLESS = 1_000_000;

describe('a trainer process', () => {
  it('says what it trains with, beats, and does one job after the other, each ended once', async () => {
    const ready = trainer.heard.find(({ type }) => type === 'ready');
    expect(ready).toMatchObject({ backend: { name: 'tensorflow', reason: '' }, threads: 1 });
    for (const job of ['first', 'second']) {
      trainer.send({ type: 'start', job: at.job(plan(3), { job }) });
      expect(await trainer.next(of('ended'))).toMatchObject({ job, outcome: 'finished' });
    }
    await trainer.next(of('heartbeat'));
    expect(ends(trainer.heard)).toHaveLength(2);
    const [first, second] = ['first', 'second'].map((job) =>
      epochs(trainer.heard).filter((epoch) => epoch.job === job),
    );
    expect(metricsOf(second!)).toBe(metricsOf(first!));
  });

  it('gives the same bits as the run in this process would, and as itself when paused and resumed', async () => {
    trainer.send({ type: 'start', job: at.job(plan(12)) });
    await trainer.next(of('ended'));
    const whole = epochs(trainer.heard);
    trainer.send({ type: 'start', job: at.job(plan(12), { job: 'paused' }) });
    await trainer.next((message) => message.type === 'epoch' && message.epoch === 2);
    trainer.send({ type: 'pause', job: 'paused' });
    await trainer.next(of('paused'));
    trainer.send({ type: 'resume', job: 'paused' });
    await trainer.next(of('ended'));
    const paused = epochs(trainer.heard).filter(({ job }) => job === 'paused');
    expect(metricsOf(paused)).toBe(metricsOf(whole));
    expect(paused.at(-1)?.checkpoint?.sha256).toBe(whole.at(-1)?.checkpoint?.sha256);
  });

  it('beats on while it is paused, and trains nothing', async () => {
    trainer.send({ type: 'start', job: at.job(plan(ENDLESS)) });
    await trainer.next(of('epoch'));
    trainer.send({ type: 'pause', job: 'j' });
    const { epoch } = (await trainer.next(of('paused'))) as Extract<FromTrainer, { type: 'paused' }>;
    const done = epochs(trainer.heard).length;
    expect(done).toBe(epoch);
    await trainer.next(of('heartbeat'));
    await trainer.next(of('heartbeat'));
    expect(epochs(trainer.heard)).toHaveLength(done);
    trainer.send({ type: 'stop', job: 'j' });
    expect(await trainer.next(of('ended'))).toMatchObject({ outcome: 'stopped' });
  });

  it.each([
    ['stop', 'stopped'],
    ['cancel', 'cancelled'],
  ] as const)('obeys a %s while it trains', async (type, outcome) => {
    trainer.send({ type: 'start', job: at.job(plan(ENDLESS)) });
    await trainer.next(of('epoch'));
    trainer.send({ type, job: 'j' });
    expect(await trainer.next(of('ended'))).toMatchObject({ outcome, error: null });
  });

  it('tells its progress at most ten times a second', async () => {
    const slow = examplePlan({
      budget: { epochs: 1 },
      method: { batchSize: 1 },
      design: { trunk: [{ units: 512 }, { units: 512 }] },
    });
    trainer.send({ type: 'start', job: at.job(slow) });
    const began = performance.now();
    await trainer.next(of('ended'));
    const most = Math.ceil((performance.now() - began) / 100);
    expect(trainer.heard.filter(of('progress')).length).toBeLessThanOrEqual(most);
  });

  it('ends a job it cannot do as failed, once, and goes on with the next', async () => {
    trainer.send({
      type: 'start',
      job: at.job(plan(1), { job: 'lost', prepared: join(at.prepared, 'nowhere') }),
    });
    expect(await trainer.next(of('ended'))).toMatchObject({ job: 'lost', outcome: 'failed' });
    trainer.send({ type: 'start', job: at.job(plan(1)) });
    expect(await trainer.next(of('ended'))).toMatchObject({ job: 'j', outcome: 'finished' });
    expect(ends(trainer.heard)).toHaveLength(2);
  });

  it('names the checkpoint that is damaged', async () => {
    const from = { path: join(at.prepared, 'labels.f32'), sha256: '0'.repeat(64) };
    trainer.send({ type: 'start', job: at.job(plan(1), { resume: { from, best: null } }) });
    expect(await trainer.next(of('ended'))).toMatchObject({
      outcome: 'failed',
      error: { code: 'run.checkpoint-damaged' },
    });
  });

  it('that is told what it does not understand ends its job as failed with the report, then leaves', async () => {
    trainer.send({ type: 'start', job: at.job(plan(ENDLESS)) });
    await trainer.next(of('epoch'));
    const ended = trainer.next(of('ended'));
    trainer.send(JSON.parse('{"type":"dance"}'));
    expect(await ended).toMatchObject({ outcome: 'failed', error: { code: 'system.bug' } });
    expect(await trainer.gone).toEqual({ code: 1, signal: null });
    expect(ends(trainer.heard)).toHaveLength(1);
  });

  it('leaves Ctrl-C to its parent, and leaves at once when asked to, also in the middle of training', async () => {
    trainer.send({ type: 'start', job: at.job(plan(ENDLESS)) });
    await trainer.next(of('epoch'));
    process.kill(trainer.pid, 'SIGINT');
    await trainer.next(of('heartbeat'));
    trainer.send({ type: 'shutdown' });
    expect(await trainer.gone).toEqual({ code: 0, signal: null });
  });

  it.each(['train', 'pause'] as const)('ends when its parent is killed, while it is to %s', async (doing) => {
    const parent = fork(fileURLToPath(new URL('parent.mjs', import.meta.url)), [program.entry], {
      execArgv: [],
      serialization: 'advanced',
    });
    parent.send({ job: at.job(plan(ENDLESS)), doing });
    const [pid] = (await once(parent, 'message')) as [number];
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    try {
      await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    } finally {
      if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    }
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

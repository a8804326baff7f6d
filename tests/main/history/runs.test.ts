import { expect, test } from 'vitest';
import { openHistory } from '../../../src/main/history/history';
import { exampleEpoch, examplePlan, metric, temporaryHome } from './example';

test('a run is queued first and tells its plan again', async () => {
  await using home = await temporaryHome();
  const history = await openHistory(home);
  const run = history.runs.insert(examplePlan());
  expect(history.runs.summary(run)).toMatchObject({
    id: run,
    name: 'meat together',
    status: 'queued',
    tasks: ['fat', 'lean'],
    epochs: 10,
    epochsDone: 0,
    tags: [],
    archived: false,
    error: null,
  });
  expect(history.runs.plan(run)).toEqual(examplePlan());
  history.close();
});

test('what is not there is refused by name', async () => {
  await using home = await temporaryHome();
  const { runs, studies, close } = await openHistory(home);
  expect(() => runs.summary('rnone')).toThrow(
    expect.objectContaining({ code: 'run.unknown', details: { run: 'rnone' } }),
  );
  expect(() => runs.setStatus('rnone', 'paused')).toThrow(expect.objectContaining({ code: 'run.unknown' }));
  expect(() => studies.setStatus('snone', 'paused')).toThrow(
    expect.objectContaining({ code: 'study.unknown' }),
  );
  close();
});

test('NaN in a metric comes back as NaN, from epochs and from scores', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  runs.commit([
    exampleEpoch(run, 1, true, [
      metric('fat', 'train', 'r2', NaN),
      metric('fat', 'train', 'rmse', 0.1 + 0.2),
    ]),
  ]);
  runs.setFinal(run, [metric('fat', 'test', 'r2', NaN)]);
  expect(runs.epochs(run, 0)).toEqual([
    { epoch: 1, metrics: [metric('fat', 'train', 'r2', NaN), metric('fat', 'train', 'rmse', 0.1 + 0.2)] },
  ]);
  expect(runs.detail(run).final).toEqual([metric('fat', 'test', 'r2', NaN)]);
  close();
});

test('the last two checkpoints stay, and the best', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  runs.commit([exampleEpoch(run, 1, true)]);
  runs.commit([exampleEpoch(run, 2, true)]);
  expect(runs.commit([exampleEpoch(run, 3, false)])).toEqual(new Map([[run, ['epoch-1.ckpt']]]));
  expect(runs.commit([exampleEpoch(run, 4, false), exampleEpoch(run, 5, false)])).toEqual(
    new Map([[run, ['epoch-3.ckpt']]]),
  );
  expect(runs.checkpoints(run).map(({ epoch, best }) => [epoch, best])).toEqual([
    [5, false],
    [4, false],
    [2, true],
  ]);
  expect(runs.best(run)).toEqual({ epoch: 2, file: 'epoch-2.ckpt', sha256: 'ab'.repeat(32), bytes: 1000 });
  expect(runs.summary(run)).toMatchObject({ epochsDone: 5, bestEpoch: 2, seconds: 5 * 0.5 });
  close();
});

test('epochs that arrive together are stored together or not at all', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  const twice = [exampleEpoch(run, 1, true), exampleEpoch(run, 1, false)];
  expect(() => runs.commit(twice)).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }));
  expect(runs.epochs(run, 0)).toEqual([]);
  close();
});

test('going back to an epoch takes later metrics, checkpoints and final scores away', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  runs.commit([exampleEpoch(run, 1, true), exampleEpoch(run, 2, false), exampleEpoch(run, 3, true)]);
  runs.setFinal(run, [metric('fat', 'test', 'rmse', 2)]);
  runs.removeAfter(run, 2);
  expect(runs.epochs(run, 0).map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(runs.detail(run)).toMatchObject({ final: [], epochsDone: 2, bestEpoch: null });
  close();
});

test('the headline is the test score when there is one, else validation of the best epoch', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  const fat = metric('fat', 'validation', 'rmse', 3);
  const lean = metric('lean', 'validation', 'balanced-accuracy', 0.75);
  runs.commit([exampleEpoch(run, 1, true, [lean, fat, metric('fat', 'train', 'rmse', 1)])]);
  runs.commit([exampleEpoch(run, 2, false, [metric('fat', 'validation', 'rmse', 9)])]);
  expect(runs.summary(run).headline).toEqual([fat, lean]);
  runs.setFinal(run, [metric('fat', 'test', 'rmse', 4)]);
  expect(runs.summary(run).headline).toEqual([metric('fat', 'test', 'rmse', 4), lean]);
  close();
});

test('name, tags, note and archive are changed one by one', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  runs.edit(run, { tags: ['纸', 'b'] });
  runs.edit(run, { note: 'n', archived: true });
  expect(runs.summary(run)).toMatchObject({
    name: 'meat together',
    tags: ['纸', 'b'],
    note: 'n',
    archived: true,
  });
  close();
});

test('what a trainer says at the start is kept, and why a run ended', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  const backend = { name: 'wasm' as const, version: '4', reason: 'no library' };
  const executor = { kind: 'fused', why: 'measured', detail: '', probes: [], threads: 2 } as const;
  expect(runs.executor(run)).toBeNull();
  runs.setStarted(run, {
    backend,
    parameters: 42,
    guess: [metric('fat', 'test', 'rmse', 5)],
    executor: { ...executor, probes: [{ kind: 'fused', firstCallMs: 400, microseconds: 33.5 }] },
  });
  runs.setStatus(run, 'failed', { code: 'run.no-weights', details: { run } });
  expect(runs.detail(run)).toMatchObject({
    backend,
    parameters: 42,
    executor: { kind: 'fused', why: 'measured', probes: [{ microseconds: 33.5 }], threads: 2 },
    guess: [metric('fat', 'test', 'rmse', 5)],
    error: { code: 'run.no-weights', details: { run } },
  });
  runs.setStatus(run, 'queued');
  expect(runs.summary(run).error).toBeNull();
  close();
});

test('of epochs that are stored together the last one and the best have checkpoints', async () => {
  await using home = await temporaryHome();
  const { runs, close } = await openHistory(home);
  const run = runs.insert(examplePlan());
  runs.commit([
    { ...exampleEpoch(run, 1, false), checkpoint: null },
    exampleEpoch(run, 2, true),
    { ...exampleEpoch(run, 3, false), checkpoint: null },
    exampleEpoch(run, 4, false),
  ]);
  expect(runs.summary(run)).toMatchObject({ epochsDone: 4, bestEpoch: 2 });
  expect(runs.checkpoints(run).map(({ epoch, best }) => [epoch, best])).toEqual([
    [4, false],
    [2, true],
  ]);
  close();
});

test('after a new start nothing still runs', async () => {
  await using home = await temporaryHome();
  const before = await openHistory(home);
  const [running, queued, done] = [1, 2, 3].map((seed) => before.runs.insert(examplePlan({ seed })));
  before.runs.setStatus(running ?? '', 'running');
  before.runs.setStatus(done ?? '', 'finished');
  before.close();
  const { runs, close } = await openHistory(home);
  expect(runs.interruptAll()).toEqual([running, queued]);
  expect(runs.summary(running ?? '').status).toBe('interrupted');
  expect(runs.summary(done ?? '').status).toBe('finished');
  close();
});

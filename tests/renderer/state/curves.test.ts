import { expect, test } from 'vitest';
import { headlineOf, scoresOf, seriesOf } from '../../../src/renderer/state/curves';
import { busy } from '../fake-lab/scene';

const metric = (part: 'train' | 'validation', value: number) => ({
  task: 't',
  part,
  metric: 'rmse' as const,
  value,
});

test('a series has the epochs that have its metric', () => {
  const log = [
    { epoch: 1, metrics: [metric('train', 4), metric('validation', 5)] },
    { epoch: 2, metrics: [metric('train', 3)] },
    { epoch: 3, metrics: [metric('validation', 2)] },
  ];
  expect(seriesOf(log, { task: 't', part: 'validation', metric: 'rmse' })).toEqual({
    epochs: [1, 3],
    values: [5, 2],
  });
});

test('the headline of a kind is the metric a verdict rests on', () => {
  expect(headlineOf('number')).toBe('rmse');
  expect(headlineOf('binary')).toBe('balanced-accuracy');
});

test('scores are those of the best epoch, beside guessing on the same part', () => {
  const run = busy().runs.get('run-done');
  if (!run) throw new Error('the scene has no such run');
  const mass = scoresOf(run, run.epochsLog).find(
    (score) => score.task === 'body_mass_g' && score.metric === 'rmse',
  );
  const best = run.epochsLog[(run.bestEpoch ?? 0) - 1]?.metrics.find(
    (one) => one.task === 'body_mass_g' && one.part === 'validation' && one.metric === 'rmse',
  );
  expect(mass?.validation).toBe(best?.value);
  expect(mass?.guess).toBe(
    run.guess.find((one) => one.task === 'body_mass_g' && one.part === 'test' && one.metric === 'rmse')
      ?.value,
  );
});

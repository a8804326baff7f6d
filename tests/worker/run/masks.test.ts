import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { placeStack } from '../../../src/shared/layers/placed';
import { randomLayers } from '../../../src/worker/model/training';
import { randomMasks } from '../../../src/worker/run/masks';

const layers = randomLayers(
  placeStack(
    'trunk',
    [4],
    [
      { kind: 'dense', units: 50, activation: 'relu', dropout: 0.25 },
      { kind: 'dense', units: 50, activation: 'relu', dropout: 0.25 },
    ],
  ),
);

beforeAll(async () => {
  await chooseBackend('cpu');
});

const values = (seed: number, step: number, layer = 'trunk 1'): number[] =>
  tf.tidy(() => [...randomMasks(layers, seed, step, 40)[layer]!.dataSync()]);

it('drops about the share that is asked for and scales up what is kept, so that the mean stays 1', () => {
  const mask = values(1, 0);
  expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
  const dropped = mask.filter((value) => value === 0).length / mask.length;
  expect(Math.abs(dropped - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / mask.length));
});

it('draws another mask for each step, layer and seed, and the same one again for the same', () => {
  expect(values(1, 5)).toEqual(values(1, 5));
  const others = [values(1, 6), values(2, 5), values(1, 5, 'trunk 2')];
  for (const other of others) expect(other).not.toEqual(values(1, 5));
});

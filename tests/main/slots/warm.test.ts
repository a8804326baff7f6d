import { expect, test } from 'vitest';
import { TrainerClient } from '../../../src/main/slots/client';
import { createWarm } from '../../../src/main/slots/warm';
import { fakeTrainers } from './fake';

test('the trainer that has just done something does the next, one that has died never', async () => {
  const { spawn } = fakeTrainers();
  const [first, second, other] = [0, 1, 2].map(() => new TrainerClient(spawn({}))) as [
    TrainerClient,
    TrainerClient,
    TrainerClient,
  ];
  const warm = createWarm();
  warm.keep(first, 1);
  warm.keep(second, 1);
  warm.keep(other, 2);
  try {
    expect(warm.take(1)).toBe(second);
    warm.keep(second, 1);
    second.kill();
    await second.gone;
    expect(warm.take(1)).toBe(first);
    expect(warm.take(1)).toBeUndefined();
    expect(warm.take(2)).toBe(other);
  } finally {
    for (const client of [first, other]) await client.end(1000);
  }
});

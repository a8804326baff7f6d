import { expect, test } from 'vitest';
import { Costs } from '../../../src/renderer/state/plan-cost';
import { createFakeLab, type FakeLab } from '../fake-lab/fake-lab';
import { fresh } from '../fake-lab/scene';
import { penguins } from '../fake-lab/tables';

async function aPlan(lab: FakeLab) {
  const { plan } = await lab.connection.client.call('plans.suggest', {
    dataset: penguins.dataset.id,
    targets: ['sex'],
    cleaning: { read: {}, duplicates: 'keep' },
  });
  return plan;
}

test('where no run tells how long a plan takes, a few steps are taken by themselves', async () => {
  const lab = createFakeLab(fresh());
  const costs = new Costs(lab.connection.client);
  await costs.follow(await aPlan(lab), () => true);
  expect(costs.now.value?.epoch?.basis).toBe('steps');
});

test('steps are not taken while something trains', async () => {
  const lab = createFakeLab(fresh());
  const costs = new Costs(lab.connection.client);
  await costs.follow(await aPlan(lab), () => false);
  expect(costs.now.value?.epoch).toBeNull();
});

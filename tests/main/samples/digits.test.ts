import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openLab } from '../../../src/main/lab/lab';
import { forkTrainer } from '../../../src/main/slots/fork';
import { plan as planSchema } from '../../../src/shared/plan';
import { ENDED, type RunDetail } from '../../../src/shared/run';
import { temporaryHome } from '../history/example';
import { buildTrainer } from '../lab/trainer';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));

/** 8 × 8 counts as an image, with everything that such nets are usually made of. */
const net = {
  name: 'Digits by a small convolutional net',
  recipe: {
    columns: {},
    otherwise: 'input',
    split: { kind: 'stratified', by: 'digit', validation: 0.15, test: 0.25 },
  },
  tasks: [{ name: 'digit', targets: ['digit'], kind: 'classes' }],
  design: {
    trunk: [
      { kind: 'reshape', shape: [8, 8, 1] },
      { kind: 'conv2d', filters: 16, kernel: 3, activation: 'linear' },
      { kind: 'batch-norm' },
      { kind: 'activation', activation: 'relu' },
      { kind: 'residual', layers: [{ kind: 'conv2d', filters: 16, kernel: 3 }] },
      { kind: 'pool', mode: 'max' },
      { kind: 'dropout', rate: 0.2 },
      { units: 32 },
    ],
  },
  method: { optimizer: { kind: 'adam', learningRate: 0.003 } },
  budget: { epochs: 6 },
};

it('a small convolutional net learns the digits, from the sample to the test score', async () => {
  const trainer = await buildTrainer();
  await using home = await temporaryHome();
  const spawn = forkTrainer(trainer.entry);
  const lab = await openLab({ home: home.home, resources, host: 'command-line', spawn });
  try {
    const dataset = await lab.client.call('samples.open', { sample: 'digits' });
    const plan = planSchema.parse({ ...net, dataset: dataset.id });
    const { id } = await lab.client.call('runs.start', { plan });
    const found = (): Promise<RunDetail> => lab.client.call('runs.get', { run: id });
    await expect.poll(async () => ENDED.has((await found()).status), { timeout: 60_000 }).toBe(true);
    const { status, final, executor } = await found();
    expect(status).toBe('finished');
    expect(executor?.kind).toBe('compiled');
    const accuracy = final.find(({ metric, part }) => metric === 'accuracy' && part === 'test')?.value;
    expect(accuracy).toBeGreaterThan(0.95);
  } finally {
    await lab.close();
    await trainer.remove();
  }
});

import { expect, test } from 'vitest';
import { Trial } from '../../../src/renderer/state/trial.svelte';
import { createFakeLab } from '../fake-lab/fake-lab';
import { busy } from '../fake-lab/scene';
import { penguins } from '../fake-lab/tables';

test('all heads answer when a cell changes', async () => {
  const trial = new Trial(createFakeLab(busy()).connection.client, 'run-done');
  trial.fill({ bill_length_mm: 40 });
  await expect
    .poll(() => trial.answers.map((answer) => answer.task))
    .toEqual(['species', 'sex', 'body_mass_g']);
  const before = trial.answers[2]?.value;
  trial.set('bill_length_mm', 41);
  await expect.poll(() => trial.answers[2]?.value).not.toBe(before);
});

test('a row of the table fills the form', async () => {
  const trial = new Trial(createFakeLab(busy()).connection.client, 'run-done');
  await trial.fromRow(penguins.dataset.id, 4, ['island', 'bill_length_mm']);
  expect(trial.cells).toEqual({ island: penguins.cell(4, 1), bill_length_mm: penguins.cell(4, 2) });
  expect(trial.row).toBe(4);
  // Changed by hand it is no row of the table any more.
  trial.set('bill_length_mm', 41);
  expect(trial.row).toBeNull();
  trial.stop();
});

// needs: chromium
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, picture, type Stage } from './browser';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const look = { language: 'en-GB', theme: 'light', size: { width: 1024, height: 700 } } as const;

test('a table is deleted by keyboard and comes back by Undo; one that runs rest on stays, and it says why', async () => {
  const page = await stage.open('#/data', look);
  const table = page.getByRole('link', { name: 'pump-readings-2030.csv' });
  await table.waitFor();
  const remove = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: `What can be done with ${name}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Delete the table' }).press('Enter');
  };
  await remove('pump-readings-2030.csv');
  await page.getByText('pump-readings-2030.csv is deleted from the lab').waitFor();
  await table.waitFor({ state: 'detached' });
  await picture(page, 'a table that was deleted');
  await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await table.waitFor();
  await remove('penguins.csv');
  await page.getByText(/Runs that rest on “penguins.csv”: \d+/).waitFor();
  expect(await page.getByRole('link', { name: 'penguins.csv' }).count()).toBe(1);
  expect(stage.complaints()).toEqual([]);
});

// needs: electron, chromium
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, openLab, type OpenLab } from './harness/lab';
import { build } from './harness/parts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-files-'));
  await build();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(hosts)('two pages in the %s', (host) => {
  let lab: OpenLab;
  let left: Page;
  let right: Page;

  beforeAll(async () => {
    lab = await openLab(host);
    left = lab.page;
    await left.getByRole('link', { name: 'Home' }).click();
    await lab.drop(await aTable());
    await left.getByRole('button', { name: 'Import', exact: true }).click();
    await left.getByText('90 rows, 3 columns').first().waitFor();
    right = await lab.another();
    await right.getByRole('link', { name: 'tea.csv' }).first().click();
    await right.getByText('90 rows, 3 columns').first().waitFor();
  });
  afterAll(() => lab.close());

  test('what is picked and named in one is in the other at once', async () => {
    await left.getByLabel('Add a column').fill('heat');
    await left.getByRole('option', { name: /heat/ }).click();
    await left.keyboard.press('Escape');
    await right.getByText('Always answering', { exact: false }).first().waitFor();
    await right.getByRole('link', { name: 'Design the model' }).click();
    await left.getByRole('link', { name: 'Design the model' }).click();
    await left.getByLabel('Name', { exact: true }).fill('Tea of both');
    await left.keyboard.press('Enter');
    await right.getByRole('heading', { name: 'Tea of both' }).waitFor();
    await lab.picture('two-windows');
  });

  test('and is undone by name where it came from nobody', async () => {
    await right.getByRole('button', { name: 'Undo: what another window changed' }).click();
    await expect.poll(() => left.getByRole('heading', { name: 'Tea of both' }).count()).toBe(0);
  });

  test('nobody complained', () => {
    expect(lab.complaints).toEqual([]);
  });
});

async function aTable(): Promise<string> {
  const rows = Array.from({ length: 90 }, (_, i) => [i % 7, (i * 7) % 5, (i * i) % 11].join(','));
  const path = join(folder, 'tea.csv');
  await writeFile(path, `cup,steeped,heat\n${rows.join('\n')}\n`);
  return path;
}

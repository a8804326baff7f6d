// needs: electron, chromium
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hosts, openLab, type OpenLab } from './harness/lab';
import { build } from './harness/parts';

const ROWS = 200;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-files-'));
  await build();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(hosts)('in the %s', (host) => {
  let lab: OpenLab;
  let page: Page;

  beforeAll(async () => {
    lab = await openLab(host);
    page = lab.page;
  });
  afterAll(() => lab.close());
  beforeEach(() => page.getByRole('link', { name: 'Home' }).click());

  test('a dropped CSV is previewed, imported and shown', async () => {
    await lab.drop(await aTable('tea.csv', ','));
    await page.getByRole('heading', { name: 'tea.csv' }).waitFor();
    await lab.picture('import');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('200 rows, 4 columns').first().waitFor();
    await page.getByRole('columnheader', { name: /steeped/ }).waitFor();
    await lab.picture('dataset');
  });

  test('a chosen file with tabs and Chinese names is read as what it is', async () => {
    const file = await aTable('茶 #1.tsv', '\t');
    await lab.choose(() => page.getByRole('button', { name: 'Choose a file' }).click(), file);
    await page.getByRole('heading', { name: '茶 #1.tsv' }).waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('200 rows, 4 columns').first().waitFor();
  });

  test('what was being made of a table is there after a reload and after a new start', async () => {
    await page.getByRole('link', { name: 'tea.csv' }).first().click();
    await page.getByLabel('Add a column').fill('steep');
    await page.getByRole('option', { name: /steeped/ }).click();
    await page.keyboard.press('Escape');
    // A number that names the row is left out at first.
    await page.getByRole('button', { name: 'Left out. Put it back' }).first().click();
    const leaveOut = page.getByRole('button', { name: /^Leave out (cup|品种)/ }).first();
    await leaveOut.waitFor();
    await page.reload();
    await page.getByText(/^Your draft is here again/).waitFor();
    await leaveOut.waitFor();
    await lab.picture('draft');
    lab = await lab.reopen();
    page = lab.page;
    await page.getByRole('link', { name: 'tea.csv' }).first().click();
    await page.getByText(/^Your draft is here again/).waitFor();
    await page.getByText('Always answering', { exact: false }).first().waitFor();
    await page.getByRole('button', { name: 'Discard it' }).click();
    await page.getByText('Pick one column, or several to learn together.').waitFor();
  });

  test('rows that were prepared are freed by the button in Settings', async () => {
    const prepared = () => readdir(join(lab.home, 'prepared'));
    await page.getByRole('link', { name: 'tea.csv' }).first().click();
    await page.getByLabel('Add a column').fill('steep');
    await page.getByRole('option', { name: /steeped/ }).click();
    await expect.poll(prepared, { timeout: 20_000 }).not.toEqual([]);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: /^Free / }).click();
    await page.getByText(/ freed\.$/).waitFor();
    expect(await prepared()).toEqual([]);
  });

  test('a folder that is dropped is refused with a reason', async () => {
    await lab.drop(folder);
    await page.getByText(/is a folder/).waitFor();
  });

  test('the page kept every rule of its security policy and threw nothing', () => {
    expect(lab.complaints).toEqual([]);
  });

  async function aTable(name: string, separator: string): Promise<string> {
    const rows = Array.from({ length: ROWS }, (_, i) => [
      i,
      (i * 7) % 5,
      host === 'window' ? 'green' : 'black',
      (i * i) % 11,
    ]);
    const lines = [['cup', 'steeped', '品种', 'heat'], ...rows].map((cells) => cells.join(separator));
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  }
});

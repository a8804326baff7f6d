// needs: electron, chromium
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hosts, openLab, type OpenLab } from './harness/lab';
import { build } from './harness/parts';

const PATIENCE = { timeout: 120_000 };

beforeAll(build);

describe.each(hosts)('in the %s', (host) => {
  let lab: OpenLab;
  let page: Page;

  beforeAll(async () => {
    lab = await openLab(host);
    page = lab.page;
  });
  afterAll(() => lab.close());

  test('a sample’s study goes from one click to a verdict', async () => {
    await page.getByRole('heading', { name: 'A table and a question' }).waitFor();
    await lab.picture('1 home');
    const sample = page.getByRole('article').filter({ hasText: 'The article’s multi-task program' });
    await sample.getByRole('button', { name: 'Does it learn more than guessing?' }).click();
    const verdict = page.getByRole('region', { name: 'Verdict' });
    const progress = page.getByRole('progressbar', { name: 'Progress of the study' });
    await progress.or(verdict).first().waitFor(PATIENCE);
    await lab.picture('2 study');
    await verdict.waitFor(PATIENCE);
    expect(await verdict.innerText()).toMatch(/“As written” is no better than guessing.*\(10 seeds\)/);
    await lab.picture('3 verdict');
  });

  test('after the program was ended and opened again the verdict is still there', async () => {
    lab = await lab.reopen();
    page = lab.page;
    await page.getByRole('link', { name: 'Studies' }).click();
    const card = page.getByRole('link', { name: /Does either program learn anything/ });
    expect(await card.innerText()).toMatch(/no better than guessing/);
  });

  test('the page kept every rule of its security policy and threw nothing', () => {
    expect(lab.complaints).toEqual([]);
  });
});

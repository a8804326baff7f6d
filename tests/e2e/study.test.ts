// needs: electron, chromium
import type { Locator, Page } from 'playwright-core';
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

  test('a sample’s study goes from one click to a verdict, with a pause on the way', async () => {
    await page.getByRole('heading', { name: 'A table and a question' }).waitFor();
    await lab.picture('1 home');
    const sample = page.getByRole('article').filter({ hasText: 'The article’s multi-task program' });
    await sample.getByRole('button', { name: 'Does it learn more than guessing?' }).click();
    await page.getByRole('progressbar', { name: 'Progress of the study' }).waitFor(PATIENCE);
    const study = page.url();
    await lab.picture('2 study');

    await pauseSomeRun(page, study);
    await lab.picture('3 paused run');
    const paused = await chartState(page);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => chartState(page), PATIENCE).not.toEqual(paused);
    await page.getByText('Finished', { exact: true }).waitFor(PATIENCE);
    expect(await page.getByRole('img', { name: /by epoch 10;/ }).count()).toBeGreaterThan(0);
    await lab.picture('4 run');

    await page.goto(study);
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await verdict.waitFor(PATIENCE);
    expect(await verdict.innerText()).toMatch(/“As written” is no better than guessing.*\(10 seeds\)/);
    await lab.picture('5 verdict');
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

/** Opens a run of the study and pauses it; one that ends before the click is left for another. */
async function pauseSomeRun(page: Page, study: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.goto(study);
      await page
        .getByRole('link', { name: /: Running$/ })
        .first()
        .click(PATIENCE);
      if (!(await clicked(page.getByRole('button', { name: 'Pause' })))) return 'ended';
      return appeared(
        page.getByText('Paused', { exact: true }).or(page.getByText('Finished', { exact: true })),
      );
    }, PATIENCE)
    .toBe('Paused');
}

async function clicked(button: Locator): Promise<boolean> {
  return button.click({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
}

async function appeared(status: Locator): Promise<string> {
  await status.first().waitFor(PATIENCE);
  return status.first().innerText();
}

/** What the charts say and show: their sentences, and the pixels of the first. */
async function chartState(page: Page): Promise<(string | null)[]> {
  return page
    .locator('canvas[role=img]')
    .evaluateAll((all) => [
      ...all.map((canvas) => canvas.getAttribute('aria-label')),
      all[0] instanceof HTMLCanvasElement ? all[0].toDataURL() : null,
    ]);
}

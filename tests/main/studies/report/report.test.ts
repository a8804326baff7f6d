// needs: chromium
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { html } from '../../../../src/main/studies/report/markup';
import { verdictReport } from '../../../../src/main/studies/report/report';
import type { StudyDetail } from '../../../../src/shared/study';
import { meatVerdict } from '../../../renderer/fake-lab/verdicts';
import { screens } from '../../../e2e/harness/parts';
import { startChromium } from '../../../renderer/screens/chromium';
import { meatPlan, study } from '../plans';

const HOSTILE = `</title></style><script>document.title='gone'</script><img src="http://localhost:1/x" onerror="document.title='gone'">"'&`;

let folder: string;
let browser: Browser;
let page: Page;
const asked: string[] = [];

const verdict = {
  ...meatVerdict,
  sentence: { en: `Sharing helps ${HOSTILE}.`, zh: `共享有帮助 ${HOSTILE}。` },
  comparisons: meatVerdict.comparisons.map((one, i) => {
    if (i === 0) return { ...one, task: HOSTILE };
    // As two seeds give it: nothing is known, neither upwards nor downwards.
    return i === 1 ? { ...one, low: 0, high: 4000 } : one;
  }),
};
const subject: StudyDetail = {
  id: 's1',
  name: HOSTILE,
  question: 'do-tasks-help',
  status: 'finished',
  runs: 24,
  runsEnded: 24,
  createdAt: '2031-03-06T08:00:00.000Z',
  secondsLeft: null,
  verdict,
  plan: study({ question: 'do-tasks-help', plan: meatPlan(HOSTILE, ['water', 'fat']) }),
  members: [],
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-report-'));
  const file = join(folder, 'report.html');
  await writeFile(
    file,
    verdictReport({ study: subject, verdict, version: '9.8.7', language: 'en', now: new Date(0) }),
  );
  browser = await startChromium();
  const context = await browser.newContext({ offline: true });
  page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

test('it opens with the network cut and asks for nothing but itself', () => {
  expect(asked).toEqual([page.url()]);
});

test('a hostile name is shown as it is and never becomes markup', async () => {
  expect(await page.title()).toBe(HOSTILE);
  expect(await page.locator('h1').first().textContent()).toBe(HOSTILE);
  expect(await page.locator('script, img, iframe, object, [onerror]').count()).toBe(0);
});

describe.each([
  ['en', 'How the intervals were computed', 'Every pair of runs', 'Made by Espalier 9.8.7 on 1970-01-01.'],
  ['zh', '区间如何计算', '每一对运行', '由 Espalier 9.8.7 生成于 1970-01-01。'],
])('in %s', (language, how, pairs, made) => {
  test('the sentence, the drawing, every number, how they came about and the settings are there', async () => {
    const main = page.locator(`#${language}`);
    const text = (await main.textContent()) ?? '';
    for (const part of [how, pairs, made, 'plan.budget.epochs']) expect(text).toContain(part);
    expect(await main.locator('.sentence').textContent()).toContain(HOSTILE);
    const dots = verdict.comparisons.reduce((sum, { pairs: all }) => sum + all.length, 0);
    expect(await main.locator('circle.dot').count()).toBe(dots);
    expect(await main.locator('tbody').nth(1).locator('tr').count()).toBe(dots);
    expect(await main.locator('svg').first().getAttribute('aria-label')).toContain(HOSTILE);
  });
});

test('the language of whoever saves it stands first', () => {
  const told = (language: 'en' | 'zh'): string[] =>
    verdictReport({ study: subject, verdict, version: '1', language, now: new Date(0) }).match(
      /(?<=<main id=")../g,
    ) ?? [];
  expect([told('en'), told('zh')]).toEqual([
    ['en', 'zh'],
    ['zh', 'en'],
  ]);
});

test('an interval that is wider than all that was measured ends in arrows, and nothing lies outside of its drawing', async () => {
  await page.setViewportSize({ width: 1100, height: 900 });
  await page
    .locator('#en figure')
    .first()
    .screenshot({ path: join(screens, 'report', 'wide-interval.png') });
  const outside = await page.locator('#en svg, #zh svg').evaluateAll(
    (all) =>
      all.flatMap((svg) =>
        Array.from(svg.children).filter((part) => {
          const [box, frame] = [part.getBoundingClientRect(), svg.getBoundingClientRect()];
          return box.left < frame.left - 1 || box.right > frame.right + 1;
        }),
      ).length,
  );
  expect(outside).toBe(0);
  const told = await page.locator('#en svg').first().getAttribute('aria-label');
  expect(told).toContain('−100% to over 1000 times');
});

test('the policy of the page forbids scripts even where one had come in', async () => {
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
});

test('whatever text is filled in, it reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { markup } = html`<b title="${text}">${text}</b>`;
      const plain = markup
        .slice(markup.indexOf('>') + 1, -4)
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(plain).toBe(text);
    }),
  );
});

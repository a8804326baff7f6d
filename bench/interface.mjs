// How quick the interface is: npm run bench -- interface [--only PART,...] [--rounds N] [--minutes N] [--json FILE]
//   The real window (on a screen that is nowhere) and Chromium over the browser host, on a history of 10,000 runs.
//   Printed: median, least and most over the rounds. Whoever else uses this machine is in every figure, so its load is
//   printed too.
//   --only ready, screens, filter, typing, live or memory, several with commas between them; all when left out.
//   memory watches live charts for --minutes (2) in both hosts side by side, each run for five of them at most; told
//   are the heap after a collection, DOM nodes, listeners and the resident set when each run begins and when it ends.
//   Compare like with like: no figure may rise from one run's beginning to the next one's, nor from end to end.
import { cp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { filterTimes } from './interface/filter.mjs';
import { aHistory } from './interface/history.mjs';
import { liveCurve } from './interface/live.mjs';
import { memoryOfLive } from './interface/memory.mjs';
import { firstPaint, screenTimes, typingTimes } from './interface/paints.mjs';
import { print, spreadOf } from './interface/spread.mjs';
import { rendererOfBrowser, rendererOfWindow, tellBrowser, tellWindow } from './interface/tell.mjs';

const PARTS = ['ready', 'screens', 'filter', 'typing', 'live', 'memory'];
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join() },
    rounds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const minutes = Number(options.minutes);
const only = options.only.split(',');
const unknown = only.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`Nothing is measured by the name of ${unknown}. There is: ${PARTS}.`);

const load = async (path) => (await runnerImport(path, { logLevel: 'error' })).module;
const { build } = await load('./tests/e2e/harness/parts.ts');
const { openWindow } = await load('./tests/e2e/harness/window.ts');
const { openInBrowser } = await load('./tests/e2e/harness/browser.ts');

await build();
const { home, run } = await aHistory(openWindow);
try {
  const results = {
    machine: { cpus: cpus().length, model: cpus()[0]?.model, load: loadavg() },
    window: await inWindow(),
    chromium: await inChromium(),
    ...(only.includes('memory') && { memory: await inBoth() }),
  };
  print(results);
  if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await rm(home, { recursive: true, force: true });
}

async function inWindow() {
  const ready = await part('ready', async () => {
    const starts = [];
    for (let round = 0; round < rounds; round++) {
      const { app, page, close } = await openWindow(home);
      const began = await app.evaluate(() => process.getCreationTime());
      starts.push((await firstPaint(page)) - began);
      await close();
    }
    return spreadOf(starts);
  });
  if (only.every((name) => ['ready', 'memory'].includes(name))) return ready;
  const { app, page, close } = await openWindow(home);
  try {
    const live = await part('live', () => liveCurve(page, tellWindow(app), run, rounds));
    return { ...ready, ...(await onScreens(page)), ...live };
  } finally {
    await close();
  }
}

async function inChromium() {
  const ready = await part('ready', async () => {
    const starts = [];
    for (let round = 0; round < rounds; round++) {
      const { page, close } = await openInBrowser(home);
      starts.push((await firstPaint(page)) - (await page.evaluate(() => performance.timeOrigin)));
      await close();
    }
    return spreadOf(starts);
  });
  if (only.every((name) => ['ready', 'memory'].includes(name))) return ready;
  const { page, close } = await openInBrowser(home);
  try {
    const onThem = await onScreens(page);
    const live = await part('live', async () => liveCurve(page, await tellBrowser(page), run, rounds));
    return { ...ready, ...onThem, ...live };
  } finally {
    await close();
  }
}

/** Both hosts side by side: each waits for the clock nearly all of the time. */
async function inBoth() {
  // A lab is open once.
  const other = `${home}-too`;
  await cp(home, other, { recursive: true });
  const window = await openWindow(home);
  const browser = await openInBrowser(other);
  try {
    await Promise.all([window, browser].map(({ page }) => firstPaint(page)));
    const tell = await tellBrowser(browser.page);
    const [ofWindow, ofBrowser] = [await rendererOfWindow(window.app), await rendererOfBrowser(browser.page)];
    const [inOne, inOther] = await Promise.all([
      memoryOfLive('window', window.page, tellWindow(window.app), run, minutes, ofWindow),
      memoryOfLive('chromium', browser.page, tell, run, minutes, ofBrowser),
    ]);
    return { window: inOne, chromium: inOther };
  } finally {
    await window.close();
    await browser.close();
    await rm(other, { recursive: true, force: true });
  }
}

async function onScreens(page) {
  await firstPaint(page);
  return {
    ...(await part('screens', () => screenTimes(page, rounds))),
    // What is typed fast leaves questions on their way to the lab, which the filter would wait for.
    ...(await part('filter', () => filterTimes(page, rounds))),
    ...(await part('typing', async () => spreadOf(await typingTimes(page)))),
  };
}

async function part(name, measure) {
  return only.includes(name) ? { [name]: await measure() } : {};
}

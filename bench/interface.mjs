// How quick the interface is: npm run bench -- interface [--rounds N] [--minutes N] [--json FILE]
//   The real window (on a screen that is nowhere) and Chromium over the browser host, on a history of 10,000 runs.
//   Printed: median, least and most over the rounds. Whoever else uses this machine is in every figure, so its load is
//   printed too.
import { rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { filterTimes } from './interface/filter.mjs';
import { aHistory } from './interface/history.mjs';
import { liveCurve, memoryOfLive } from './interface/live.mjs';
import { firstPaint, screenTimes, typingTimes } from './interface/paints.mjs';
import { print, spreadOf } from './interface/spread.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
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
  };
  print(results);
  if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await rm(home, { recursive: true, force: true });
}

async function inWindow() {
  const starts = [];
  for (let round = 0; round < rounds; round++) {
    const { app, page, close } = await openWindow(home);
    const began = await app.evaluate(() => process.getCreationTime());
    starts.push((await firstPaint(page)) - began);
    await close();
  }
  const { app, page, close } = await openWindow(home);
  try {
    const tell = (events) =>
      app.evaluate(({ BrowserWindow }, all) => {
        const [window] = BrowserWindow.getAllWindows();
        for (const event of all) window.webContents.send('lab.event', event);
      }, events);
    return { ready: spreadOf(starts), ...(await onScreens(page)), ...(await live(page, tell)) };
  } finally {
    await close();
  }
}

/** The page of the browser host; the events of its live curve come from a lab that only plays one. */
async function inChromium() {
  const starts = [];
  for (let round = 0; round < rounds; round++) {
    const { page, close } = await openInBrowser(home);
    starts.push((await firstPaint(page)) - (await page.evaluate(() => performance.timeOrigin)));
    await close();
  }
  const { page, close } = await openInBrowser(home);
  try {
    return { ready: spreadOf(starts), ...(await onScreens(page)), ...(await overFakeLab()) };
  } finally {
    await close();
  }
}

async function overFakeLab() {
  const { openStage } = await load('./tests/renderer/screens/browser.ts');
  const stage = await openStage();
  try {
    const look = { language: 'en-GB', theme: 'light', size: { width: 1280, height: 800 } };
    const page = await stage.open('#/home', look);
    const tell = (events) => page.evaluate((all) => all.forEach((event) => window.lab.emit(event)), events);
    return await live(page, tell, 'run-live');
  } finally {
    await stage.close();
  }
}

async function onScreens(page) {
  await firstPaint(page);
  return {
    screens: await screenTimes(page, rounds),
    // What is typed fast leaves questions on their way to the lab, which the filter would wait for.
    filter: await filterTimes(page, rounds),
    typing: spreadOf(await typingTimes(page)),
  };
}

async function live(page, tell, id = run) {
  return {
    live: await liveCurve(page, tell, id, rounds),
    memory: await memoryOfLive(page, tell, id, Number(options.minutes)),
  };
}

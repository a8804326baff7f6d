import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { epochOf, open } from './live.mjs';

/** A run takes so many epochs a second here, told ten times a second as the lab does. */
const PACE = 100;
/** A run is watched for so long, to its 30,000th epoch, and then the next one from its first. */
const RUN_MINUTES = 5;

/**
 * What a page holds while run after run is watched. Each grows its curves to the same length, so memory rises while it
 * is watched and must not from run to run: the figures to compare are those taken when a page has just been opened,
 * and those taken when its run is over. A run is drawn in as many panels as it has tasks; the mouse reads one of them.
 * @param host what the samples are printed under, as they come
 * @param process the one that the page lives in
 * @returns a line a sample: heap after a collection and resident set in MB, DOM nodes, listeners
 */
export async function memoryOfLive(host, page, tell, run, minutes, process) {
  const session = await page.context().newCDPSession(page);
  const runs = Math.max(2, Math.round(minutes / RUN_MINUTES));
  const milliseconds = (minutes * 60_000) / runs;
  const samples = [];
  const sample = async (at) => {
    const rss = await residentSet(process);
    samples.push({ at, minute: minuteSince(began), ...(await held(session)), rss });
    console.error(host, JSON.stringify(samples.at(-1)));
  };
  const began = Date.now();
  for (let number = 1; number <= runs; number++) {
    const tasks = await open(page, run);
    await sample(`run ${number} begins`);
    await watched(page, tell, run, tasks, began + number * milliseconds);
    await sample(`run ${number} ends`);
  }
  await session.detach();
  return samples;
}

/** Tells of one epoch after another until a time, with what the lab tells beside them. */
async function watched(page, tell, run, tasks, until) {
  const panel = await page.locator('main figure [role=slider]').first().boundingBox();
  for (let tenth = 0; Date.now() < until; tenth++) {
    const first = 1 + (tenth * PACE) / 10;
    const epochs = Array.from({ length: PACE / 10 }, (_, i) => epochOf(run, first + i, tasks));
    if (panel && tenth % 50 === 0)
      await page.mouse.move(panel.x + ((tenth % 500) / 500) * panel.width, panel.y + 20);
    await Promise.all([tell([...epochs, progressOf(run, first)]), page.waitForTimeout(100)]);
  }
}

function progressOf(run, epoch) {
  const progress = {
    run,
    epoch,
    epochs: 1_000_000,
    batch: 3,
    batches: 9,
    rowsPerSecond: 26_700,
    secondsLeft: 900,
  };
  return { type: 'run.progress', progress };
}

async function held(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: megabytes(usedSize), nodes, listeners: jsEventListeners };
}

/** Of a process, in MB. */
export async function residentSet(pid) {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return megabytes(Number(stdout) * 1024);
}

function megabytes(bytes) {
  return Number((bytes / 1e6).toFixed(1));
}

function minuteSince(began) {
  return Number(((Date.now() - began) / 60_000).toFixed(1));
}

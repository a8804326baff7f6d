import { spreadOf } from './spread.mjs';

const EPOCHS = 100_000;
/** Epochs told a second while it is measured. */
const PACE = 200;
const SECONDS = 4;

/** Frames a second while a curve of 100,000 epochs grows, as the page counts them, and the longest time without one. */
export async function liveCurve(page, tell, run, rounds) {
  const metrics = await open(page, run);
  let epoch = 1000;
  while (epoch < EPOCHS) {
    await tell(Array.from({ length: 2000 }, () => epochOf(run, ++epoch, metrics)));
  }
  await page.waitForTimeout(1000);
  const frames = [];
  const longest = [];
  for (let round = 0; round < rounds; round++) {
    const counted = page.evaluate(countFrames, SECONDS * 1000);
    for (let tenth = 0; tenth < SECONDS * 10; tenth++) {
      await Promise.all([
        tell(Array.from({ length: PACE / 10 }, () => epochOf(run, ++epoch, metrics))),
        page.waitForTimeout(100),
      ]);
    }
    const result = await counted;
    frames.push(result.rate);
    longest.push(result.longest);
  }
  return { frames: spreadOf(frames, '/s'), longest: spreadOf(longest), panels: metrics.length };
}

/** Opens the page of the run anew. @returns the names of its tasks */
export async function open(page, run) {
  await page.evaluate(() => (location.hash = '#/home'));
  await page.locator('main .offer').waitFor();
  await page.evaluate((id) => (location.hash = `#/run/${id}`), run);
  await page.locator('main canvas').first().waitFor();
  const titles = await page.locator('main figure h3').allTextContents();
  return titles.map((title) => title.split(':')[0]);
}

export function epochOf(run, epoch, tasks) {
  const values = ['train', 'validation'].flatMap((part, i) =>
    tasks.map((task) => ({
      task,
      part,
      metric: 'loss',
      value: 1 / Math.sqrt(epoch) + 0.1 * (i + 1) + 0.02 * Math.sin(epoch * 12.9898),
    })),
  );
  return { type: 'run.epoch', run, epoch: { epoch, metrics: values } };
}

/** In the page. */
function countFrames(milliseconds) {
  return new Promise((resolve) => {
    const began = performance.now();
    let frames = 0;
    let last = began;
    let longest = 0;
    const frame = (now) => {
      frames += 1;
      longest = Math.max(longest, now - last);
      last = now;
      if (now - began < milliseconds) requestAnimationFrame(frame);
      else resolve({ rate: (frames * 1000) / (now - began), longest });
    };
    requestAnimationFrame(frame);
  });
}

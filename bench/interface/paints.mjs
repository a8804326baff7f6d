import { spreadOf } from './spread.mjs';

/** When the interface was first painted, in milliseconds of the world's clock. */
export async function firstPaint(page) {
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return page.evaluate(
    () => performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime,
  );
}

const PLACES = ['data', 'studies', 'runs', 'models', 'learn', 'settings', 'home'];

/**
 * From a click in the rail until the frame is painted in which the screen has its contents, skeletons being none.
 * @returns the spread of each screen
 */
export async function screenTimes(page, rounds) {
  const times = Object.fromEntries(PLACES.map((place) => [place, []]));
  for (let round = 0; round < rounds; round++) {
    for (const place of PLACES) times[place].push(await page.evaluate(clicked, place));
  }
  return Object.fromEntries(Object.entries(times).map(([place, figures]) => [place, spreadOf(figures)]));
}

/** In the page. */
async function clicked(place) {
  const before = document.querySelector('main h1');
  const began = performance.now();
  document.querySelector(`nav a[href="#/${place}"]`).click();
  const there = () => {
    const title = document.querySelector('main h1');
    return title && title !== before && !document.querySelector('main .skeleton');
  };
  do await new Promise(requestAnimationFrame);
  while (!there());
  // This is in the frame that paints it; a task after it runs when the frame has been handed over.
  await new Promise(setTimeout);
  return performance.now() - began;
}

/** From each key until the frame is painted that shows its letter, in the list of 10,000 runs, which filters meanwhile. */
export async function typingTimes(page) {
  await page.evaluate(() => (location.hash = '#/runs'));
  const search = page.locator('main [data-search]');
  await search.fill('');
  await page.evaluate(() => {
    window.typed = [];
    document
      .querySelector('main [data-search]')
      .addEventListener('keydown', ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => window.typed.push(performance.now() - timeStamp))),
      );
  });
  await search.pressSequentially('a run of penguins, number 77', { delay: 60 });
  const times = await page.evaluate(() => window.typed);
  await search.fill('');
  return times;
}

import { spreadOf } from './spread.mjs';

/** What is typed, one after the other, by how many of the 10,000 runs it finds. */
const QUERIES = { hundreds: 'number 12', one: 'number 1234', none: 'no run has this', all: '' };

/** From what is typed until the rows that fit are painted. @returns the spread of each query */
export async function filterTimes(page, rounds) {
  await page.evaluate(() => (location.hash = '#/runs'));
  await page.locator('main [role=cell]').first().waitFor();
  const times = Object.fromEntries(Object.keys(QUERIES).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, query] of Object.entries(QUERIES))
      times[name].push(await page.evaluate(filtered, query));
  }
  return Object.fromEntries(Object.entries(times).map(([name, figures]) => [name, spreadOf(figures)]));
}

/** In the page: the count below the title says when the answer is there, and then rows fill the table as far as they can. */
async function filtered(query) {
  const field = document.querySelector('main [data-search]');
  const count = () => document.querySelector('main header .about').textContent;
  const rows = () => document.querySelectorAll('main [role=row]:has([role=cell] a)').length;
  const before = count();
  const there = () => count() !== before && rows() >= Math.min(12, Number(count().replace(/\D/g, '')));
  const began = performance.now();
  field.value = query;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  do await new Promise(requestAnimationFrame);
  while (!there());
  // This is in the frame that paints it; a task after it runs when the frame has been handed over.
  await new Promise(setTimeout);
  return performance.now() - began;
}

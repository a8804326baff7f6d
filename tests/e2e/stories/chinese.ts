import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isErrorCode } from '../../../src/shared/errors/catalogue';

/** Names that are written so in Chinese as well: of formats, of measures and methods, of programs, of keys, of units, of signals. */
const NAMES = new Set(
  [
    'CSV TSV UTF-8 GB18030 utf-8 gb18030 Windows Latin Shift JIS Big5 HTML PNG SVG JSON ID',
    'AUC RMSE MAE Adam ReLU softmax sigmoid Softmax Sigmoid Bonferroni Student Nadeau Bengio',
    // Of the samples: the columns of one, the instrument of another.
    'y1 y2 Tecator Infratec',
    'Espalier TensorFlow TensorFlow.js WebAssembly JavaScript XLA',
    'Ctrl Enter Tab Insert Delete Alt Esc Cmd Shift',
    'kB MB GB ms min nm',
    'SIGKILL',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Looks at everything on the screen that is words: texts in sight, and what is said of parts to those who do not see.
 * @param given words that come from the data
 */
export async function expectChinese(page: Page, given: RegExp): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  const foreign = (await wordsOf(page)).filter(
    (word) => !NAMES.has(word) && !isErrorCode(word) && !given.test(word),
  );
  expect.soft([...new Set(foreign)], 'words that are not Chinese').toEqual([]);
}

/** Runs of Latin letters, with what belongs to them; code, such as the name of a file, has no language. */
async function wordsOf(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent?.checkVisibility() && !parent.closest('code, pre')) found.push(node.textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext'])
      for (const element of document.querySelectorAll(`[${name}]`))
        found.push(element.getAttribute(name) ?? '');
    return found;
  });
  return texts
    .flatMap((text) => text.match(/(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9_.-]+/g) ?? [])
    .map((word) => word.replace(/[.-]+$/, ''));
}

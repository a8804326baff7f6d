import type { Locator, Page } from 'playwright-core';
import { choosing, ready, type Hand } from './hand';

/** A hand on the mouse; it lets go of it to type, and for nothing else. */
export function mouseHand(page: Page): Hand {
  const press = async (what: Locator): Promise<void> => {
    await ready(what);
    await what.click();
  };
  const write = async (field: Locator, text: string): Promise<void> => {
    await ready(field);
    await field.click({ clickCount: 3 });
    if (text === '') return page.keyboard.press('Delete');
    await page.keyboard.type(text);
  };
  return {
    press,
    write,
    ...choosing(page, { press, write, take: press }),
    go: (place) => press(place),
    async bring(what, onto) {
      await ready(what);
      await what.dragTo(onto);
    },
    async shift(lever, steps) {
      await ready(lever);
      const stops = await stopsOf(lever);
      const box = await lever.boundingBox();
      if (!box) throw new Error('the lever is not in sight');
      const [x, y] = [box.x + box.width / 2, box.y + 11];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + steps * stops, y, { steps: 8 });
      await page.mouse.up();
    },
  };
}

/** Pixels between two stops of a lever: the gaps of the trunk that it stands in. */
async function stopsOf(lever: Locator): Promise<number> {
  const gaps = lever.page().locator('.tree .gap');
  const [first, second] = [await gaps.nth(0).boundingBox(), await gaps.nth(1).boundingBox()];
  if (!first || !second) throw new Error('the trunk has no gaps');
  return second.x - first.x;
}

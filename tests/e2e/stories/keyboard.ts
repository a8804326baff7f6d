import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { choosing, ready, type Hand } from './hand';

/** Whoever has pressed Tab so often without getting there has given up. */
const MOST_TABS = 40;
/** Arrow keys within one list or drawing. */
const MOST_ARROWS = 60;

/** A hand that never leaves the keyboard: Tab, arrows, Enter, Escape, text, and the keys of commands. */
export function keyboardHand(page: Page): Hand {
  const key = (name: string): Promise<void> => page.keyboard.press(name);

  /** Tab leads on, or back, to what takes part in its order; within a drawing that is one stop arrows lead further. */
  const reach = async (what: Locator): Promise<void> => {
    await ready(what);
    for (let tabs = 0; tabs <= MOST_TABS; tabs++) {
      const place = await placeOf(what);
      if (place === 'there') return;
      if (place === 'beside') return walkTo(what);
      await key(place === 'before' ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`${MOST_TABS} times Tab do not lead to ${what.toString()}`);
  };
  const walkTo = async (what: Locator): Promise<void> => {
    const along = (await what.getAttribute('role')) === 'tab' ? 'ArrowRight' : 'ArrowDown';
    await key('Home');
    for (let arrows = 0; arrows <= MOST_ARROWS; arrows++) {
      if ((await placeOf(what)) === 'there') return;
      await key(along);
    }
    throw new Error(`arrow keys do not lead to ${what.toString()}`);
  };
  const press = async (what: Locator): Promise<void> => {
    await reach(what);
    await key('Enter');
  };
  const take = async (option: Locator): Promise<void> => {
    await option.waitFor();
    for (let arrows = 0; arrows <= MOST_ARROWS; arrows++) {
      if ((await option.getAttribute('data-highlighted')) !== null) return key('Enter');
      await key('ArrowDown');
    }
    throw new Error(`arrow keys do not lead to ${option.toString()}`);
  };
  const write = async (field: Locator, text: string): Promise<void> => {
    await reach(field);
    await key('ControlOrMeta+a');
    if (text === '') return key('Delete');
    await page.keyboard.type(text);
  };
  return {
    press,
    write,
    ...choosing(page, { press, write, take }),
    async go(_, letter) {
      await key('g');
      await key(letter);
    },
    bring: press,
    async shift(lever, steps) {
      await reach(lever);
      for (let i = 0; i < Math.abs(steps); i++) await key(steps < 0 ? 'ArrowLeft' : 'ArrowRight');
    },
  };
}

/** Where an element is, seen from the focus, which must be marked. */
async function placeOf(what: Locator): Promise<'there' | 'beside' | 'before' | 'after'> {
  const [place, marked] = await what.evaluate((element) => {
    const focused = document.activeElement ?? document.body;
    const seen = focused === document.body || focused.matches(':focus-visible');
    const group =
      element instanceof HTMLElement &&
      element.tabIndex < 0 &&
      element.closest('[role=group], [role=tablist]');
    if (focused === element) return ['there', seen] as const;
    if (group && group.contains(focused)) return ['beside', seen] as const;
    const before = focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    return [before ? 'before' : 'after', seen] as const;
  });
  expect(marked, 'whether the focus is marked').toBe(true);
  return place;
}

import type { Locator, Page } from 'playwright-core';

/** What a person does to the window, whichever way: the stories are told in these words only. */
export interface Hand {
  /** Presses a button, a link or a part of a drawing. */
  press(what: Locator): Promise<void>;
  /** Puts a text in place of what stands in a field. */
  write(field: Locator, text: string): Promise<void>;
  /** Opens a field with choices and takes one by its name. */
  choose(field: Locator, option: string): Promise<void>;
  /** Finds something by its name in a field that offers what matches, and takes it. */
  find(field: Locator, name: string): Promise<void>;
  /** Goes to a place of the rail, by the letter it has after `g`. */
  go(place: Locator, letter: string): Promise<void>;
  /** Brings something to where it can be let go: the mouse drags it, a key press takes it there. */
  bring(what: Locator, onto: Locator): Promise<void>;
  /** Moves a lever by so many steps; below 0: to the left. */
  shift(lever: Locator, steps: number): Promise<void>;
}

export type HandName = 'mouse' | 'keyboard';

/** Waits until a part of the window is there and can be used. */
export async function ready(what: Locator): Promise<void> {
  await what.waitFor({ timeout: PATIENCE });
  await what.and(what.page().locator(':enabled, a, [role], summary')).waitFor({ timeout: PATIENCE });
}

/** How long what waits for training may take, in milliseconds. */
export const PATIENCE = 120_000;

/** The line of an open list of choices. */
function optionNamed(page: Page, name: string): Locator {
  return page.getByRole('option').filter({ has: page.getByText(name, { exact: true }) });
}

/**
 * How both hands choose from lists.
 * @param take takes a line of an open list
 */
export function choosing(
  page: Page,
  { press, write, take }: Pick<Hand, 'press' | 'write'> & { take: (option: Locator) => Promise<void> },
): Pick<Hand, 'choose' | 'find'> {
  return {
    async choose(field, option) {
      await press(field);
      await take(optionNamed(page, option));
    },
    async find(field, name) {
      await write(field, name);
      await take(optionNamed(page, name));
    },
  };
}

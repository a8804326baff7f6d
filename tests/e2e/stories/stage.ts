import type { Locator, Page } from 'playwright-core';
import { en, type Catalogue } from '../../../src/renderer/language/en';
import { zh } from '../../../src/renderer/language/zh';
import type { Language } from '../../../src/shared/errors/app-error';
import { openLab, type Host, type OpenLab } from '../harness/lab';
import { expectChinese } from './chinese';
import type { Hand, HandName } from './hand';
import { keyboardHand } from './keyboard';
import { mouseHand } from './mouse';
import { FROM_THE_TABLE } from './table';

/** Where a story is played: a window, a hand, the words on the screen, and what is to be looked at. */
export interface Stage {
  readonly lab: OpenLab;
  readonly page: Page;
  readonly hand: Hand;
  readonly language: Language;
  readonly t: Catalogue;
  /** A station of the story: a picture is taken, and whatever is checked on every screen is checked. */
  station(name: string): Promise<void>;
  button(name: string): Locator;
  link(name: string): Locator;
  tab(name: string): Locator;
  field(name: string): Locator;
  heading(name: string): Locator;
  /** The state that stands beside the title. */
  status(word: string): Locator;
  /** Kills the page, and nothing else: the story goes on with the page that comes back. */
  crash(): Promise<Stage>;
  /** The charts in sight; each says in its name what it shows. */
  readonly charts: Locator;
}

export interface Setting {
  readonly host: Host;
  readonly hand: HandName;
  readonly language: Language;
}

const HANDS = { mouse: mouseHand, keyboard: keyboardHand };
const CATALOGUES = { en, zh };

/** Plays a story from its beginning; whatever happens, the window is closed, and how it ended is there as a picture. */
export async function play(
  name: string,
  setting: Setting,
  story: (stage: Stage) => Promise<void>,
): Promise<void> {
  const lab = await openLab(setting.host, { language: setting.language });
  try {
    await story(stageOf(lab, name, setting));
  } catch (thrown) {
    await lab.picture(`${name}/where it failed`).catch(() => undefined);
    throw thrown;
  } finally {
    await lab.close();
  }
}

function stageOf(lab: OpenLab, story: string, setting: Setting): Stage {
  const { hand, language } = setting;
  const { page } = lab;
  const exact = { exact: true };
  return {
    lab,
    page,
    hand: HANDS[hand](page),
    language,
    t: CATALOGUES[language],
    crash: async () => stageOf(await lab.crash(), story, setting),
    charts: page.locator('canvas[role=img]'),
    async station(name) {
      await lab.picture(`${story}/${name}, ${hand}, ${language}`);
      if (language === 'zh') await expectChinese(page, FROM_THE_TABLE);
    },
    button: (name) => page.getByRole('button', { name, ...exact }),
    link: (name) => page.getByRole('link', { name, ...exact }),
    tab: (name) => page.getByRole('tab', { name, ...exact }),
    field: (name) => page.getByLabel(name, exact),
    status: (word) => page.getByRole('main').getByText(word, exact),
    heading: (name) => page.getByRole('heading', { name, ...exact }),
  };
}

// needs: electron, chromium
/*
 * Every story in both hosts and by both hands, twice in English and twice in Chinese; whatever the hand and the language,
 * the story is the same.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from './harness/parts';
import { findDraftAgain, losePage, loseTrainer } from './stories/crashes';
import {
  askWhetherTheyHelp,
  beginLongRun,
  lookAtTree,
  takeAway,
  takeIn,
  trainApart,
} from './stories/from-file-to-answer';
import { askWhetherItHelps, graftOnto, trainFirst } from './stories/graft';
import { play, type Setting } from './stories/stage';
import { TARGETS, writeTeaTable } from './stories/table';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-files-'));
  await build();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings: Setting[] = [
  { host: 'window', hand: 'keyboard', language: 'en' },
  { host: 'browser', hand: 'mouse', language: 'en' },
  { host: 'window', hand: 'mouse', language: 'zh' },
  { host: 'browser', hand: 'keyboard', language: 'zh' },
];
const TITLE = '茶园';
const NAME = `${TITLE}.csv`;
const tell = 'in the $host by $hand, in $language';

describe('from a file nobody has seen to an honest answer', () => {
  test.each(settings)(tell, async (setting) => {
    const file = await writeTeaTable(folder, NAME, 1);
    await play('answer', setting, async (stage) => {
      await takeIn(stage, file);
      await lookAtTree(stage);
      await askWhetherTheyHelp(stage);
      await trainApart(stage);
      await takeAway(stage);
      expect(stage.lab.complaints).toEqual([]);
    });
  });
});

describe('from a graft to a verdict', () => {
  test.each(settings)(tell, async (setting) => {
    const first = await writeTeaTable(folder, NAME, 1);
    const second = await writeTeaTable(folder, '茶园二.csv', 2);
    await play('graft', setting, async (stage) => {
      await takeIn(stage, first);
      await trainFirst(stage);
      await takeIn(stage, second, 9);
      await graftOnto(stage, `${TITLE}: ${TARGETS.join(', ')}`);
      await askWhetherItHelps(stage);
      expect(stage.lab.complaints).toEqual([]);
    });
  });
});

describe('nothing is lost when the page dies, or the trainer', () => {
  test.each(settings)(tell, async (setting) => {
    const file = await writeTeaTable(folder, NAME, 1);
    await play('crashes', setting, async (stage) => {
      await takeIn(stage, file);
      await beginLongRun(stage);
      const again = await losePage(stage);
      await findDraftAgain(again, NAME);
      await loseTrainer(again);
    });
  });
});

// needs: electron, chromium
/*
 * What runs where: every story in both hosts and by both hands; whatever the hand, the story is the same.
 *
 *   from a file to an answer   window by keyboard, browser by mouse
 *   the same in Chinese        window by mouse, browser by keyboard
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from './harness/parts';
import { askWhetherTheyHelp, lookAtTree, takeAway, takeIn, trainApart } from './stories/from-file-to-answer';
import { play, type Setting } from './stories/stage';
import { writeTeaTable } from './stories/table';

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

describe.each(settings)('in the $host by $hand, in $language', (setting) => {
  test('from a file nobody has seen to an honest answer', async () => {
    const file = await writeTeaTable(folder, '茶园.csv', 1);
    await play(setting, async (stage) => {
      await takeIn(stage, file);
      await lookAtTree(stage);
      await askWhetherTheyHelp(stage);
      await trainApart(stage);
      await takeAway(stage);
      expect(stage.lab.complaints).toEqual([]);
    });
  });
});

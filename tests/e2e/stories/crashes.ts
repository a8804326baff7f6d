import { expect } from 'vitest';
import type { Language } from '../../../src/shared/errors/app-error';
import { familyOf, trainersAmong } from '../harness/processes';
import { ENDLESS } from './from-file-to-answer';
import { PATIENCE } from './hand';
import type { Stage } from './stage';

/** The page dies in the middle of a run: it comes back where it was, and the run has not noticed. */
export async function losePage(before: Stage): Promise<Stage> {
  const seen = await curveOf(before);
  const stage = await before.crash();
  await stage.charts.first().waitFor({ timeout: PATIENCE });
  await stage.status(stage.t.words.status.running).waitFor({ timeout: PATIENCE });
  await stage.station('after the page died');
  await expect
    .poll(async () => (await curveOf(stage)).epoch, { timeout: PATIENCE })
    .toBeGreaterThan(seen.epoch);
  expect((await curveOf(stage)).first).toBe(seen.first);
  return stage;
}

/** The plan that was being made before the page died is there as well. */
export async function findDraftAgain({ hand, t, ...stage }: Stage, table: string): Promise<void> {
  const run = stage.page.url();
  await hand.go(stage.link(t.frame.data), 'd');
  await hand.press(stage.page.getByRole('main').getByRole('link', { name: table }));
  await hand.press(stage.link(t.data.toDesign));
  await hand.press(stage.tab(t.plan.tab.training));
  await expect.poll(() => stage.field(t.plan.epochs).inputValue(), { timeout: PATIENCE }).toBe(ENDLESS);
  await stage.page.goto(run);
}

/** The trainer dies in the middle of a run: all that was seen is kept, and the run is resumed and ended. */
export async function loseTrainer({ hand, t, lab, ...stage }: Stage): Promise<void> {
  const seen = await curveOf(stage);
  for (const trainer of trainersAmong(familyOf(lab.pid))) process.kill(trainer, 'SIGKILL');
  await stage.status(t.words.status.interrupted).waitFor({ timeout: PATIENCE });
  const kept = await curveOf(stage);
  expect(kept.first).toBe(seen.first);
  expect(kept.epoch).toBeGreaterThanOrEqual(seen.epoch);
  await stage.station('after the trainer died');
  await hand.press(stage.button(t.run.resume));
  await expect
    .poll(async () => (await curveOf(stage)).epoch, { timeout: PATIENCE })
    .toBeGreaterThan(kept.epoch);
  await hand.press(stage.button(t.run.stop));
  await stage.status(t.words.status.stopped).waitFor({ timeout: PATIENCE });
  expect((await curveOf(stage)).first).toBe(seen.first);
  await stage.link(t.run.openModel).waitFor();
}

/** Where a curve began, and the epoch it has come to. */
const COURSE: Readonly<Record<Language, RegExp>> = {
  en: / from (?<first>\S+) to .* by epoch (?<epoch>[\d,]+);/,
  zh: /从 (?<first>\S+) .*（第 (?<epoch>[\d,]+) 轮）；/,
};

/** What the first chart says of its curve. */
async function curveOf({
  charts,
  language,
}: Pick<Stage, 'charts' | 'language'>): Promise<{ first: string; epoch: number }> {
  const sentence = (await charts.first().getAttribute('aria-label')) ?? '';
  const { first = '', epoch = '' } = COURSE[language].exec(sentence)?.groups ?? {};
  return { first, epoch: Number(epoch.replaceAll(',', '')) };
}

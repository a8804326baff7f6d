import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { formatsOf } from '../../../src/renderer/language/formats';
import { PATIENCE } from './hand';
import { askPlainTfjs, type PlainAnswer } from './plain-tfjs';
import type { Stage } from './stage';
import { ROWS, TARGETS, teaRow } from './table';

/** Enough to learn something, and soon over. */
export const EPOCHS = '30';
/** More than any machine trains while somebody looks on. */
export const ENDLESS = '100000';
export const SEEDS = '2';
/** Enough for what is certain of the tea table: beside the others its yield is learned less well than alone. */
const SEEDS_TO_TELL = '4';
const QUICKLY = '0.01';
/** The row that the model is tried on. */
const TRIED = 8;

/** A file nobody has seen: it is read as what it is, and three of its columns become three kinds of tasks. */
export async function takeIn({ lab, hand, t, ...stage }: Stage, file: string, columns = 8): Promise<void> {
  await stage.button(t.home.openTable).first().waitFor();
  await stage.station('1 home');
  await lab.choose(() => hand.press(stage.button(t.home.choose)), file);
  await stage.button(t.data.import).waitFor();
  const main = stage.page.getByRole('main');
  await expect.poll(() => main.innerText(), { timeout: PATIENCE }).toContain(t.data.encodingName.gb18030);
  await stage.station('2 import');
  await hand.press(stage.button(t.data.import));
  await stage.heading(t.data.question).waitFor();
  for (const target of TARGETS) await hand.find(stage.field(t.data.addTarget), target);
  await stage.page.keyboard.press('Escape');
  const tasks = stage.page.getByRole('region', { name: t.plan.tasks });
  for (const kind of ['number', 'binary', 'classes'] as const)
    await tasks.getByText(t.words.kind[kind], { exact: true }).waitFor();
  await stage.page.getByText(t.data.size(ROWS, columns)).waitFor();
  await stage.station('3 table');
  await hand.press(stage.link(t.data.toDesign));
}

/** The model as a tree: its parts say what they are, and one of them is looked at. */
export async function lookAtTree({ hand, t, ...stage }: Stage): Promise<void> {
  await hand.press(headOf(stage, TARGETS[0]));
  await stage.heading(t.plan.inspector.head(TARGETS[0])).waitFor();
  await stage.station('4 tree');
  await hand.press(stage.button(t.plan.inspector.back));
}

/** *Do they help each other?* with a pause on the way, to the verdict. */
export async function askWhetherTheyHelp({ hand, t, ...stage }: Stage): Promise<void> {
  await hand.press(stage.tab(t.plan.tab.training));
  await hand.write(stage.field(t.plan.epochs), EPOCHS);
  await hand.write(stage.field(t.plan.learningRate), QUICKLY);
  const question = questionOf(stage, t.study.question['do-tasks-help']);
  await hand.write(question.getByLabel(t.plan.seeds, { exact: true }), SEEDS_TO_TELL);
  await hand.press(question.getByRole('button', { name: t.plan.startStudy }));
  await hand.press(stage.button(t.run.pause));
  await stage.status(t.words.status.paused).waitFor({ timeout: PATIENCE });
  await stage.station('5 paused study');
  await hand.press(stage.button(t.run.resume));
  await stage.page.getByRole('region', { name: t.verdict.title }).waitFor({ timeout: PATIENCE });
  await stage.station('6 verdict');
}

/** A run that nobody would wait for, begun in Design, with its charts in sight. */
export async function beginLongRun({ hand, t, ...stage }: Stage): Promise<void> {
  await hand.press(stage.tab(t.plan.tab.training));
  await hand.write(stage.field(t.plan.epochs), ENDLESS);
  await hand.write(stage.field(t.plan.patience), '');
  await hand.press(stage.button(t.plan.startRun));
  await stage.charts.first().waitFor({ timeout: PATIENCE });
}

/** What can be asked, by its name. */
export function questionOf({ page }: Pick<Stage, 'page'>, name: string): Locator {
  return page.getByRole('article').filter({ hasText: name });
}

/** What the verdict says is hurt gets layers of its own, as it advises, and is trained while somebody looks on. */
export async function trainApart({ hand, t, ...stage }: Stage): Promise<void> {
  const [hurt] = TARGETS;
  await hand.press(stage.button(t.verdict.unshare(hurt)));
  await hand.press(headOf(stage, hurt));
  await stage.button(t.plan.inspector.share).waitFor();
  await stage.station('7 a task apart');
  await hand.press(stage.button(t.plan.inspector.back));
  await beginLongRun({ hand, t, ...stage });
  await hand.choose(stage.page.getByRole('combobox', { name: t.run.metric }), t.run.mainMetric);
  await stage.station('8 live');
  await hand.press(stage.button(t.run.pause));
  await stage.status(t.words.status.paused).waitFor({ timeout: PATIENCE });
  const paused = await stage.charts.first().getAttribute('aria-label');
  await hand.press(stage.button(t.run.resume));
  await expect
    .poll(() => stage.charts.first().getAttribute('aria-label'), { timeout: PATIENCE })
    .not.toBe(paused);
  await hand.press(stage.button(t.run.stop));
  await stage.status(t.words.status.stopped).waitFor({ timeout: PATIENCE });
  await stage.station('9 stopped');
}

/** The model is tried on a row and taken away; elsewhere it says the same about this row. */
export async function takeAway({ hand, t, ...stage }: Stage): Promise<void> {
  await hand.press(stage.link(t.run.openModel));
  await hand.write(stage.field(t.model.fromRow), String(TRIED));
  await hand.press(stage.button(t.model.exportNow));
  const place = stage.page.getByRole('status').locator('.written code');
  await place.waitFor({ timeout: PATIENCE });
  await stage.station('10 model');
  const elsewhere = await askPlainTfjs(await place.innerText(), teaRow(TRIED));
  expect(Object.keys(elsewhere)).toEqual([...TARGETS]);
  const shown = stage.page.getByRole('list', { name: t.model.answers });
  for (const said of shownAs(elsewhere, stage.language))
    await expect.poll(() => shown.innerText(), { timeout: PATIENCE }).toContain(said);
}

/** Numbers as the interface writes them. */
function shownAs(answer: PlainAnswer, language: Stage['language']): string[] {
  const { number, percent } = formatsOf(language);
  return Object.values(answer).flatMap((one) =>
    typeof one === 'number' ? number(one, 4) : Object.values(one).map((share) => percent(share, 1)),
  );
}

function headOf({ page }: Pick<Stage, 'page'>, task: string): Locator {
  return page.locator('[data-node^="head/"]').filter({ hasText: task });
}

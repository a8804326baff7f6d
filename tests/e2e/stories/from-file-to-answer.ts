import { expect } from 'vitest';
import { PATIENCE } from './hand';
import type { Stage } from './stage';
import { ROWS, TARGETS } from './table';

/** Enough to learn something, and soon over. */
const EPOCHS = '30';
const SEEDS = '2';

/** A file nobody has seen: it is read as what it is, and three of its columns become three kinds of tasks. */
export async function takeIn({ lab, hand, t, ...stage }: Stage, file: string): Promise<void> {
  await stage.heading(t.home.welcome).waitFor();
  await stage.station('1 home');
  await lab.choose(() => hand.press(stage.button(t.home.choose)), file);
  await stage.button(t.data.import).waitFor();
  await expect.poll(() => stage.page.getByRole('main').innerText()).toContain(t.data.encodingName.gb18030);
  await stage.station('2 import');
  await hand.press(stage.button(t.data.import));
  await stage.heading(t.data.question).waitFor();
  for (const target of TARGETS) await hand.find(stage.field(t.data.addTarget), target);
  await stage.page.keyboard.press('Escape');
  const tasks = stage.page.getByRole('region', { name: t.plan.tasks });
  for (const kind of ['number', 'binary', 'classes'] as const)
    await tasks.getByText(t.words.kind[kind], { exact: true }).waitFor();
  await stage.page.getByText(t.data.size(ROWS, 8)).waitFor();
  await stage.station('3 table');
  await hand.press(stage.link(t.data.toDesign));
}

/** The model as a tree: its parts say what they are, and one of them is looked at. */
export async function lookAtTree({ hand, t, ...stage }: Stage): Promise<void> {
  const head = stage.page.locator('[data-node^="head/"]').filter({ hasText: TARGETS[0] });
  await hand.press(head);
  await stage.heading(t.plan.inspector.head(TARGETS[0])).waitFor();
  await stage.station('4 tree');
  await hand.press(stage.button(t.plan.inspector.back));
}

/** *Do they help each other?* with a pause on the way, to the verdict. */
export async function askWhetherTheyHelp({ hand, t, ...stage }: Stage): Promise<void> {
  await hand.write(stage.field(t.plan.epochs), EPOCHS);
  const question = stage.page.getByRole('article').filter({ hasText: t.study.question['do-tasks-help'] });
  await hand.write(question.getByLabel(t.plan.seeds, { exact: true }), SEEDS);
  await hand.press(question.getByRole('button', { name: t.plan.startStudy }));
  await hand.press(stage.button(t.run.pause));
  await stage.page.getByText(t.words.status.paused, { exact: true }).waitFor({ timeout: PATIENCE });
  await stage.station('5 paused study');
  await hand.press(stage.button(t.run.resume));
  await stage.page.getByRole('region', { name: t.verdict.title }).waitFor({ timeout: PATIENCE });
  await stage.station('6 verdict');
}

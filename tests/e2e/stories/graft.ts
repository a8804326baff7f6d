import { EPOCHS, questionOf, SEEDS } from './from-file-to-answer';
import { PATIENCE } from './hand';
import type { Stage } from './stage';
import { NEW_COLUMN } from './table';

/** A first model, trained to its end. */
export async function trainFirst({ hand, t, ...stage }: Stage): Promise<void> {
  await hand.press(stage.tab(t.plan.tab.training));
  await hand.write(stage.field(t.plan.epochs), EPOCHS);
  await hand.press(stage.button(t.plan.startRun));
  await stage.status(t.words.status.finished).waitFor({ timeout: PATIENCE });
  await stage.station('4 first model');
  await hand.go(stage.link(t.frame.home), 'h');
}

/** Its trunk is grafted onto the model of a later table, which has a column that it does not know; one layer is frozen. */
export async function graftOnto({ hand, t, ...stage }: Stage, first: string): Promise<void> {
  const trunk = stage.page.locator('[data-node^="trunk/"]');
  await trunk.first().waitFor();
  await hand.press(stage.tab(t.plan.tab.graft));
  await hand.bring(stage.page.getByTitle(t.plan.graft.from(first)), trunk.first());
  await stage.page.getByText(t.plan.graft.taken(first)).waitFor();
  await stage.page.getByText(t.plan.graft.added(NEW_COLUMN)).waitFor({ timeout: PATIENCE });
  await stage.station('5 graft with a column more');
  await hand.shift(stage.page.getByRole('slider', { name: t.plan.graft.lever }), -1);
  await stage.page.getByText(t.plan.graft.frozen(1, 2)).waitFor();
  await stage.station('6 graft');
}

/** *Does the graft help?*, to the verdict. */
export async function askWhetherItHelps({ hand, t, ...stage }: Stage): Promise<void> {
  await hand.press(stage.tab(t.plan.tab.training));
  await hand.write(stage.field(t.plan.epochs), EPOCHS);
  await hand.write(stage.field(t.plan.seeds), SEEDS);
  const question = questionOf(stage, t.study.question['does-graft-help']);
  await hand.press(question.getByRole('button', { name: t.plan.startStudy }));
  await stage.page.getByRole('region', { name: t.verdict.title }).waitFor({ timeout: PATIENCE });
  await stage.page.getByText(t.verdict.against('frozen', 'scratch')).first().waitFor();
  await stage.station('7 verdict');
}

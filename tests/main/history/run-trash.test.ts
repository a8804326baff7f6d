import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistory, type History } from '../../../src/main/history/history';
import { emptyTrash } from '../../../src/main/lab/trash';
import type { Plan } from '../../../src/shared/plan';
import { exampleEpoch, examplePlan, temporaryHome } from './example';

function endedRun({ runs }: History, plan: Plan = examplePlan(), study?: string): string {
  const run = runs.insert(plan, study === undefined ? undefined : { study, arm: 'together' });
  runs.commit([exampleEpoch(run, 1, true)]);
  runs.setStatus(run, 'finished');
  return run;
}

const graftedOnto = (from: string): Plan => ({ ...examplePlan(), graft: { from, freeze: 'trunk' } });
const refusal = (code: string) => expect.objectContaining({ code });

test('a deleted run comes back as it was', async () => {
  await using home = await temporaryHome();
  const history = await openHistory(home);
  const run = endedRun(history);
  const before = history.runs.detail(run);
  history.runs.delete([run]);
  expect(history.runs.summary(run).deletedAt).toMatch(/^20/);
  history.runs.restore([run]);
  expect(history.runs.detail(run)).toEqual(before);
  history.close();
});

test('a run that trains, or whose study goes on, is not deleted, and then none is', async () => {
  await using home = await temporaryHome();
  const history = await openHistory(home);
  const study = history.studies.insert({ question: 'train', name: 's', plans: [examplePlan()], seeds: 2 }, 1);
  const [ended, member] = [endedRun(history), endedRun(history, examplePlan(), study)];
  const live = history.runs.insert(examplePlan());
  expect(() => history.runs.delete([ended, live])).toThrow(refusal('run.state'));
  expect(() => history.runs.delete([ended, member])).toThrow(refusal('run.in-study'));
  expect(history.runs.summary(ended).deletedAt).toBeNull();
  history.studies.setStatus(study, 'finished');
  history.runs.delete([member]);
  expect(history.runs.ofStudy(study)).toEqual([]);
  history.close();
});

test('a run whose trunk another one stands on goes only with it', async () => {
  await using home = await temporaryHome();
  const history = await openHistory(home);
  const source = endedRun(history);
  const grafted = endedRun(history, graftedOnto(source));
  expect(() => history.runs.delete([source])).toThrow(refusal('run.grafted'));
  history.runs.delete([source, grafted]);
  expect(history.runs.summary(source).deletedAt).not.toBeNull();
  history.close();
});

test('after a week the trash is emptied: rows, words, labels and files', async () => {
  await using home = await temporaryHome();
  const history = await openHistory(home);
  const [kept, gone] = [endedRun(history), endedRun(history)];
  for (const run of [kept, gone]) {
    await mkdir(home.run(run), { recursive: true });
    await writeFile(join(home.run(run), 'epoch-1.ckpt'), 'weights');
  }
  history.runs.delete([gone]);
  const days = (n: number): Date => new Date(Date.now() + n * 24 * 3_600_000);
  await emptyTrash(history.runs, home, days(6));
  expect(history.runs.summary(gone).id).toBe(gone);
  await emptyTrash(history.runs, home, days(8));
  expect(() => history.runs.summary(gone)).toThrow(refusal('run.unknown'));
  expect([existsSync(home.run(gone)), existsSync(home.run(kept))]).toEqual([false, true]);
  expect(history.runs.summary(kept).epochsDone).toBe(1);
  history.close();
});

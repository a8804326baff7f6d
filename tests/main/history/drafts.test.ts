import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openHistory } from '../../../src/main/history/history';
import { MIGRATIONS, migrate } from '../../../src/main/history/migrate';
import type { Draft } from '../../../src/shared/draft';
import { cleaning } from '../../../src/shared/recipe/recipe';
import { examplePlan, temporaryHome } from './example';

const MEAT = '0123456789abcdef';
const draft: Draft = {
  targets: ['fat', 'lean'],
  plan: examplePlan(),
  ignored: ['id'],
  cleaning: cleaning.parse({ duplicates: 'drop' }),
  seeds: 7,
};

test('a draft is there for whoever opens the file next, though nobody closed it', async () => {
  await using home = await temporaryHome();
  const { drafts, close } = await openHistory(home);
  expect(drafts.get(MEAT)).toEqual({ revision: 0, by: '', kept: null });
  drafts.keep(MEAT, { draft: { ...draft, plan: null }, over: 0, page: 'left' });
  drafts.keep(MEAT, { draft, over: 1, page: 'left' });
  const other = new Database(home.history, { readonly: true });
  expect(other.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(1);
  other.close();
  expect(drafts.get(MEAT)).toMatchObject({ revision: 2, by: 'left', kept: { draft } });
  expect(drafts.get('fedcba9876543210').kept).toBeNull();
  close();
});

test('a change over one that its page has not seen is not taken, and the answer says what there is', async () => {
  await using home = await temporaryHome();
  const { drafts, close } = await openHistory(home);
  const seven = { draft, over: 0, page: 'left' };
  const nine = { draft: { ...draft, seeds: 9 }, over: 0, page: 'right' };
  expect(drafts.keep(MEAT, seven).taken).toBe(true);
  expect(drafts.keep(MEAT, nine)).toMatchObject({
    taken: false,
    state: { revision: 1, by: 'left', kept: { draft: { seeds: 7 } } },
  });
  expect(drafts.keep(MEAT, { ...nine, over: 1 })).toMatchObject({ taken: true, state: { revision: 2 } });
  expect(drafts.get(MEAT).kept?.draft.seeds).toBe(9);
  close();
});

test('a page that is ahead of the answers to its own changes is not in its own way', async () => {
  await using home = await temporaryHome();
  const { drafts, close } = await openHistory(home);
  drafts.keep(MEAT, { draft, over: 0, page: 'left' });
  const next = { draft: { ...draft, seeds: 9 }, over: 0, page: 'left' };
  expect(drafts.keep(MEAT, next)).toMatchObject({ taken: true, state: { revision: 2 } });
  close();
});

test('a draft that was thrown away keeps its count: who has not seen that writes over nothing', async () => {
  await using home = await temporaryHome();
  const { drafts, close } = await openHistory(home);
  drafts.keep(MEAT, { draft, over: 0, page: 'left' });
  drafts.keep(MEAT, { draft: null, over: 1, page: 'left' });
  expect(drafts.get(MEAT)).toEqual({ revision: 2, by: 'left', kept: null });
  expect(drafts.keep(MEAT, { draft, over: 1, page: 'right' }).taken).toBe(false);
  expect(drafts.keep(MEAT, { draft, over: 2, page: 'right' }).taken).toBe(true);
  close();
});

test('a history of the version before drafts gets them; a draft that nobody understands is none', async () => {
  await using home = await temporaryHome();
  const old = new Database(home.history);
  migrate(old, MIGRATIONS.slice(0, 3));
  old.close();
  const { drafts, close } = await openHistory(home);
  drafts.keep(MEAT, { draft, over: 0, page: 'left' });
  const db = new Database(home.history);
  expect(() => db.exec("UPDATE drafts SET draft = 'no JSON'")).toThrow('CHECK');
  db.exec(`UPDATE drafts SET draft = '{"targets": "of another version"}'`);
  db.close();
  expect(drafts.get(MEAT)).toEqual({ revision: 1, by: 'left', kept: null });
  close();
});

test('a draft of the version before changes were counted is the first of them', async () => {
  await using home = await temporaryHome();
  const old = new Database(home.history);
  migrate(old, MIGRATIONS.slice(0, 6));
  old
    .prepare('INSERT INTO drafts (dataset, draft, kept_at) VALUES (?, ?, ?)')
    .run(MEAT, JSON.stringify(draft), '2031-03-05T17:40:00.000Z');
  old.close();
  const { drafts, close } = await openHistory(home);
  expect(drafts.get(MEAT)).toMatchObject({ revision: 1, by: '', kept: { draft: { seeds: 7 } } });
  close();
});

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
  drafts.keep(MEAT, { ...draft, plan: null });
  drafts.keep(MEAT, draft);
  const other = new Database(home.history, { readonly: true });
  expect(other.prepare('SELECT count(*) FROM drafts').pluck().get()).toBe(1);
  other.close();
  expect(drafts.get(MEAT)?.draft).toEqual(draft);
  expect(drafts.get('fedcba9876543210')).toBeNull();
  drafts.keep(MEAT, null);
  expect(drafts.get(MEAT)).toBeNull();
  close();
});

test('a history of the version before drafts gets them; a draft that nobody understands is none', async () => {
  await using home = await temporaryHome();
  const old = new Database(home.history);
  migrate(old, MIGRATIONS.slice(0, 3));
  old.close();
  const { drafts, close } = await openHistory(home);
  drafts.keep(MEAT, draft);
  const db = new Database(home.history);
  expect(() => db.exec("UPDATE drafts SET draft = 'no JSON'")).toThrow('CHECK');
  db.exec(`UPDATE drafts SET draft = '{"targets": "of another version"}'`);
  db.close();
  expect(drafts.get(MEAT)).toBeNull();
  close();
});

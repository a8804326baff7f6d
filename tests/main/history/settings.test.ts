import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openHistory } from '../../../src/main/history/history';
import { MIGRATIONS, migrate } from '../../../src/main/history/migrate';
import { temporaryHome } from './example';

test('a history of the version before settings leaves all to the lab, and keeps what is set', async () => {
  await using home = await temporaryHome();
  const old = new Database(home.history);
  migrate(old, MIGRATIONS.slice(0, 4));
  old.close();
  const { settings, close } = await openHistory(home);
  expect(settings.get()).toEqual({ slots: null, threads: null });
  settings.set({ slots: 3, threads: 2 });
  close();
  const again = await openHistory(home);
  expect(again.settings.get()).toEqual({ slots: 3, threads: 2 });
  expect(() => again.settings.set({ slots: 0, threads: null })).toThrow('CHECK');
  again.close();
});

import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHistory, type History } from '../../../src/main/history/history';
import { listSql } from '../../../src/main/history/run-list';
import { runQuery } from '../../../src/shared/contract/runs';
import { exampleEpoch, examplePlan, metric, temporaryHome } from './example';

let home: Awaited<ReturnType<typeof temporaryHome>>;
let history: History;
const names: string[] = [];

const list = (query: Parameters<typeof runQuery.parse>[0]) => history.runs.list(runQuery.parse(query));
const found = (query: object): string[] => list(query).runs.map(({ name }) => name);

beforeAll(async () => {
  home = await temporaryHome();
  history = await openHistory(home);
  const study = history.studies.insert({ question: 'train', name: 's', plans: [examplePlan()], seeds: 2 }, 1);
  for (const [name, rmse] of [
    ['Apple', 3],
    ['berry 100%', 1],
    ['cherry', NaN],
    ['苹果', 2],
  ] as const) {
    const run = history.runs.insert(
      examplePlan({ name }),
      name === 'cherry' ? { study, arm: 'together' } : undefined,
    );
    history.runs.commit([exampleEpoch(run, 1, true, [metric('fat', 'validation', 'rmse', rmse)])]);
    names.push(run);
  }
  history.runs.edit(names[0] ?? '', { tags: ['red'], note: 'from the [old] tree*' });
  history.runs.setStatus(names[1] ?? '', 'finished');
});

afterAll(async () => {
  history.close();
  await home[Symbol.asyncDispose]();
});

describe('every word must occur, in name, tags, note, task, arm or status', () => {
  test.each([
    ['appl', ['Apple']],
    ['RED apple', ['Apple']],
    ['red cherry', []],
    ['苹', ['苹果']],
    ['together', ['cherry']],
    ['finished', ['berry 100%']],
    ['fat', ['苹果', 'cherry', 'berry 100%', 'Apple']],
    ['[old]', ['Apple']],
    ['tree*', ['Apple']],
    ['t?ee', []],
    ['100%', ['berry 100%']],
    ["'", []],
  ])('%s', (search, expected) => expect(found({ search })).toEqual(expected));
});

test('sorted by anything, both ways; a run without a number stands last', () => {
  expect(found({ sort: 'name', descending: false })).toEqual(['Apple', 'berry 100%', 'cherry', '苹果']);
  expect(found({ sort: 'headline', descending: false })).toEqual(['berry 100%', '苹果', 'Apple', 'cherry']);
  expect(found({ sort: 'headline', descending: true })).toEqual(['Apple', '苹果', 'berry 100%', 'cherry']);
  expect(found({ sort: 'created' })).toEqual(['苹果', 'cherry', 'berry 100%', 'Apple']);
});

test('pages do not overlap and tell the total', () => {
  expect(list({ from: 1, count: 2 })).toMatchObject({
    total: 4,
    runs: [{ name: 'cherry' }, { name: 'berry 100%' }],
  });
});

test('a run that was renamed is found by its new name only', () => {
  history.runs.edit(names[2] ?? '', { name: 'damson' });
  expect(found({ search: 'damson' })).toEqual(['damson']);
  expect(found({ search: 'cherry' })).toEqual([]);
  history.runs.edit(names[2] ?? '', { name: 'cherry' });
});

test('the archive is a list of its own', () => {
  history.runs.edit(names[3] ?? '', { archived: true });
  expect(found({ archived: true })).toEqual(['苹果']);
  expect(found({})).toEqual(['cherry', 'berry 100%', 'Apple']);
  history.runs.edit(names[3] ?? '', { archived: false });
});

describe('a page is read by an index, never sorted', () => {
  const planOf = (sql: string, ...given: unknown[]): string => {
    using db = Object.assign(new Database(home.history, { readonly: true }), {
      [Symbol.dispose]() {
        db.close();
      },
    });
    return db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...given)
      .map(({ detail }) => detail)
      .join('; ');
  };
  const sorts = ['created', 'name', 'status', 'seconds', 'headline'] as const;
  test.each(
    sorts.flatMap(
      (sort) =>
        [
          [sort, true],
          [sort, false],
        ] as const,
    ),
  )('by %s, descending: %s', (sort, descending) => {
    const index = {
      created: 'creation',
      name: 'name',
      status: 'status',
      seconds: 'seconds',
      headline: 'headline',
    }[sort];
    expect(planOf(listSql({ sort, descending }, 0).page, 0, 10, 0)).toBe(
      `SEARCH runs USING INDEX runs_by_${index} (archived=?)`,
    );
  });
  test('of a study', () => {
    expect(
      planOf(listSql({ sort: 'created', descending: true, study: 's' }, 0).page, 0, 's', 10, 0),
    ).toContain('runs_by_study (study=? AND archived=?)');
  });
  test('words of three letters or more use the word index', () => {
    expect(planOf(listSql({ sort: 'created', descending: true }, 1).page, 0, 'apple', 10, 0)).toContain(
      'run_words VIRTUAL TABLE INDEX 0:G0',
    );
  });
  test('epochs of a run are one range of the metrics', () => {
    expect(
      planOf(
        'SELECT epoch, task, part, metric, value FROM metrics WHERE run = ? AND epoch > ? ORDER BY epoch, part, task, metric',
        1,
        1,
      ),
    ).toBe('SEARCH metrics USING PRIMARY KEY (run=? AND epoch>?)');
  });
});

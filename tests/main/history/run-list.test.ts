import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHistory, type History } from '../../../src/main/history/history';
import { countSql, filterSql, pageSql } from '../../../src/main/history/run-list';
import { groupQuery, runQuery, runSort } from '../../../src/shared/contract/runs';
import { parseSearch } from '../../../src/shared/run-search/parse';
import { exampleEpoch, examplePlan, metric, temporaryHome } from './example';

let home: Awaited<ReturnType<typeof temporaryHome>>;
let history: History;
const names: string[] = [];

const terms = (search = '') => parseSearch(search, new Date());
const list = (query: { search?: string; [more: string]: unknown }) =>
  history.runs.list(runQuery.parse(query), terms(query.search));
const found = (query: Parameters<typeof list>[0]): string[] => list(query).runs.map(({ name }) => name);

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
  history.runs.interruptAll();
  history.runs.setStatus(names[1] ?? '', 'finished');
  history.runs.edit(names[2] ?? '', { starred: true });
  history.studies.setStatus(study, 'finished');
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
    ['-red', ['苹果', 'cherry', 'berry 100%']],
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

test('the archive and the trash are lists of their own', () => {
  const [apple = '', , , 苹果 = ''] = names;
  history.runs.edit(苹果, { archived: true });
  history.runs.delete([apple]);
  expect(found({ shelf: 'archived' })).toEqual(['苹果']);
  expect(found({ shelf: 'deleted' })).toEqual(['Apple']);
  expect(found({})).toEqual(['cherry', 'berry 100%']);
  history.runs.edit(苹果, { archived: false });
  history.runs.restore([apple]);
  expect(found({})).toEqual(['苹果', 'cherry', 'berry 100%', 'Apple']);
});

describe('conditions', () => {
  test.each([
    ['status:done', ['berry 100%']],
    ['-status:interrupted', ['berry 100%']],
    ['tag:RED', ['Apple']],
    ['tag:re', []],
    ['task:Fat', ['苹果', 'cherry', 'berry 100%', 'Apple']],
    ['task:fat task:nothing', []],
    ['metric>1.5', ['苹果', 'Apple']],
    ['rmse=1', ['berry 100%']],
    ['rmse<=2 rmse>1', ['苹果']],
    ['accuracy>0', []],
    ['-metric>1.5', ['cherry', 'berry 100%']],
    ['task:lean metric>1.5', []],
    ['star:yes', ['cherry']],
    ['star:no appl', ['Apple']],
    ['study:S', ['cherry']],
    ['arm:together', ['cherry']],
    ['since:1h', ['苹果', 'cherry', 'berry 100%', 'Apple']],
    ['before:1h', []],
    ['epochs=1 seed:1', ['苹果', 'cherry', 'berry 100%', 'Apple']],
    ['parameters>0', []],
    ['dataset:0123456789abcdef', ['苹果', 'cherry', 'berry 100%', 'Apple']],
    ['dataset:other', []],
  ])('%s', (search, expected) => expect(found({ search })).toEqual(expected));
});

test('runs that train or wait come first, in every order and across pages', () => {
  const [, , cherry = ''] = names;
  history.runs.setStatus(cherry, 'running');
  expect(found({ sort: 'name', descending: false })).toEqual(['cherry', 'Apple', 'berry 100%', '苹果']);
  expect(found({ sort: 'headline' })).toEqual(['cherry', 'Apple', '苹果', 'berry 100%']);
  const pages = [0, 1, 2, 3].flatMap((from) => found({ from, count: 1 }));
  expect(pages).toEqual(['cherry', '苹果', 'berry 100%', 'Apple']);
  history.runs.setStatus(cherry, 'interrupted');
});

test('groups tell how many runs each has, and each is a list', () => {
  const groups = history.runs.groups(groupQuery.parse({ by: 'study' }), []);
  expect(groups).toEqual([
    { key: null, runs: 3 },
    { key: expect.stringMatching(/^s/), runs: 1 },
  ]);
  expect(found({ study: groups[1]?.key })).toEqual(['cherry']);
  expect(found({ study: null })).toEqual(['苹果', 'berry 100%', 'Apple']);
  expect(history.runs.groups(groupQuery.parse({ by: 'dataset' }), terms('appl'))).toEqual([
    { key: '0123456789abcdef', runs: 1 },
  ]);
});

test('the labels that a search can name', () => {
  expect(history.runs.labels()).toEqual({ tasks: ['fat', 'lean'], tags: ['red'] });
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
  /** How SQLite finds the runs of a query. */
  const waysOf = (query: object, search = ''): string => {
    const asked = runQuery.parse(query);
    const { sql, values } = filterSql(asked, terms(search));
    return planOf(pageSql(sql, asked), ...values, 0, 10, 0);
  };
  test.each(
    runSort.options.flatMap((sort) => [true, false].map((descending) => [sort, descending] as const)),
  )('by %s, descending: %s', (sort, descending) => {
    expect(waysOf({ sort, descending })).toBe(`SEARCH runs USING INDEX runs_by_${sort} (shelf=? AND live=?)`);
  });
  test.each([
    ['of a study', { study: 's' }, '', 'runs_by_study (study=? AND shelf=? AND live=?)'],
    ['of a dataset', { dataset: 'd' }, '', 'runs_by_dataset (dataset=? AND shelf=? AND live=?)'],
    ['with weights to use', { models: true }, '', 'runs_with_weights (shelf=? AND live=?)'],
    ['several words in one go', {}, 'apple pear', 'LIST SUBQUERY 1; SCAN run_words'],
    ['a tag', {}, 'tag:red', 'SEARCH run_labels USING PRIMARY KEY (kind=? AND label=?)'],
    ['the main metric', {}, 'metric>0.9', 'SEARCH scores USING COVERING INDEX scores_headline (value>?)'],
    [
      'a metric by its name',
      {},
      'rmse<2',
      'SEARCH scores USING COVERING INDEX scores_by_metric (metric=? AND value<?)',
    ],
    ['a dataset by its name', {}, 'dataset:a', 'runs_by_dataset (dataset=? AND shelf=? AND live=?)'],
  ])('%s', (_what, query, search, way) => expect(waysOf(query, search)).toContain(way));

  test('several conditions are one set of runs, never a product of sets', () => {
    expect(waysOf({}, 'task:a metric>0.9 wide')).toMatch(
      /runs_by_created \(shelf=\? AND live=\? AND number=\?\); LIST SUBQUERY/,
    );
  });
  test('how many there are is counted by an index', () => {
    const { sql, values } = filterSql({ shelf: 'current' }, []);
    expect(planOf(countSql(sql), ...values)).toMatch(
      /^SEARCH runs USING (COVERING )?INDEX \w+ \(shelf=\?\)$/,
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

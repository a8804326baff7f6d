import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setUp } from '../../scripts/setup/run.mjs';
import { Missing } from '../../scripts/setup/talk.mjs';
import { freshPlaces } from './fresh-places';

// No network: the steps are fakes that look at a file in a temporary folder.
const why = { en: 'There is no tool.', zh: '没有工具。' };
const remedy = { en: 'Install the tool.', zh: '请安装工具。' };
const day = 24 * 60 * 60_000;
const noon = Date.UTC(2030, 0, 1, 12);
let fresh: ReturnType<typeof freshPlaces>;
let made: string[];

beforeEach(() => {
  fresh = freshPlaces();
  made = [];
});
afterEach(() => fresh.remove());

const file = (name: string) => join(fresh.folder, name);
const report = () => JSON.parse(readFileSync(fresh.places.report, 'utf8')).parts;

/** A part that is a file; one that `cannot` be had throws instead of writing it. */
function step(name: string, { cannot = false, required = false, lesser = false } = {}) {
  return {
    name,
    required,
    announce: { en: `Making ${name}`, zh: `正在制作 ${name}` },
    look: () => (existsSync(file(name)) ? { detail: name, ...(lesser ? { lesser } : {}) } : undefined),
    make: () => {
      made.push(name);
      if (cannot) throw new Missing(why, remedy);
      writeFileSync(file(name), '');
      return Promise.resolve();
    },
  };
}

test('the report names what is ready, and for what is missing the cause and one remedy in both languages', async () => {
  await setUp([step('base'), step('extra', { cannot: true })], { places: fresh.places, now: noon });

  expect(report()).toEqual({
    base: { state: 'ready', detail: 'base' },
    extra: { state: 'missing', why, remedy, triedAt: '2030-01-01T12:00:00.000Z' },
  });
});

test('a missing optional part is not tried again for a day, unless asked to', async () => {
  const steps = [step('extra', { cannot: true })];
  await setUp(steps, { places: fresh.places, now: noon });
  await setUp(steps, { places: fresh.places, now: noon + day - 1 });
  expect(made).toEqual(['extra']);

  await setUp(steps, { places: fresh.places, now: noon + day });
  expect(made).toEqual(['extra', 'extra']);

  await setUp(steps, { places: fresh.places, now: noon + day + 1, retry: true });
  expect(made).toEqual(['extra', 'extra', 'extra']);
});

test('a part the user has put there by hand is ready at once', async () => {
  const steps = [step('extra', { cannot: true })];
  await setUp(steps, { places: fresh.places, now: noon });
  writeFileSync(file('extra'), '');

  await setUp(steps, { places: fresh.places, now: noon + 1 });

  expect(report()).toEqual({ extra: { state: 'ready', detail: 'extra' } });
});

test('without a required part set-up stops there and says so; what came before stays made', async () => {
  const steps = [step('base'), step('needed', { cannot: true, required: true }), step('after')];

  await expect(setUp(steps, { places: fresh.places })).rejects.toThrow(Missing);

  expect(made).toEqual(['base', 'needed']);
  expect(Object.keys(report())).toEqual(['base']);
});

test('a lesser form of a part is enough, and is bettered only when asked to', async () => {
  writeFileSync(file('window'), '');
  const steps = [step('window', { lesser: true, cannot: true })];

  await setUp(steps, { places: fresh.places });
  expect(made).toEqual([]);

  const parts = await setUp(steps, { places: fresh.places, retry: true });
  expect(made).toEqual(['window']);
  expect(parts.window).toEqual({ state: 'ready', detail: 'window', lesser: true });
});

test('a part that was taken away is made again', async () => {
  const steps = [step('base')];
  await setUp(steps, { places: fresh.places });
  rmSync(file('base'));

  await setUp(steps, { places: fresh.places });

  expect(made).toEqual(['base', 'base']);
});

test('the report is written only when it says something new', async () => {
  await setUp([step('base')], { places: fresh.places });
  const before = statSync(fresh.places.report, { bigint: true }).mtimeNs;
  await setUp([step('base')], { places: fresh.places });
  expect(statSync(fresh.places.report, { bigint: true }).mtimeNs).toBe(before);
});

import { expect, test } from 'vitest';
import { formatsOf } from '../../../src/renderer/language/formats';

const en = formatsOf('en');
const zh = formatsOf('zh');

test('numbers show as many digits as are worth reading', () => {
  expect(en.number(2.30456)).toBe('2.30');
  expect(en.number(0.000041)).toBe('4.10e−5');
  expect(en.number(12345.6)).toBe('12,346');
  expect(en.number(3)).toBe('3');
  expect(en.number(-0.1)).toBe('−0.100');
});

test('what is not a number is a dash', () => {
  expect(en.number(NaN)).toBe('–');
  expect(en.whole(NaN)).toBe('–');
  expect(en.percent(NaN)).toBe('–');
  expect(en.number(null)).toBe('–');
  expect(en.lasted(NaN)).toBe('–');
});

test('a table shows what was stored, an axis what fits', () => {
  expect(en.cell(1_234_567_891)).toBe('1234567891');
  expect(en.cell(-2.000000001)).toBe('−2.000000001');
  expect(en.cell(NaN)).toBe('NaN');
  expect(en.plain(2.61776)).toBe('2.61776');
  expect(en.short(0.25)).toBe('0.25');
  expect(en.short(2008)).toBe('2008');
  expect(en.short(12_000)).toBe('12,000');
  expect([0.9562, 0.9564, 0.9566].map((n) => en.tick(n, 0.0002))).toEqual(['0.9562', '0.9564', '0.9566']);
  expect([0, 500, 1000].map((n) => en.tick(n, 500))).toEqual(['0', '500', '1,000']);
});

test('differences carry their sign', () => {
  expect(en.signedPercent(-0.488)).toBe('−49%');
  expect(en.signed(2.1, 1)).toBe('+2.1');
  expect(en.signedPercent(0)).toBe('0%');
});

test('guessed times are round, measured ones exact', () => {
  expect(en.about(23)).toBe('about 25 s');
  expect(en.about(2)).toBe('about 2 s');
  expect(en.about(190)).toBe('about 3 min');
  expect(en.about(2.5 * 3600)).toBe('about 2.5 h');
  expect(en.lasted(192)).toBe('3 min 12 s');
  expect(en.lasted(3 * 3600 + 240)).toBe('3 h 4 min');
  expect(zh.about(190)).toBe('约 3 分钟');
});

test('how long ago is told in words', () => {
  const now = Date.parse('2031-03-06T12:00:00Z');
  expect(en.ago('2031-03-06T11:59:50Z', now)).toBe('now');
  expect(en.ago('2031-03-06T11:30:00Z', now)).toBe('30 min ago');
  expect(zh.ago('2031-03-04T12:00:00Z', now)).toBe('前天');
  expect(zh.ago('2031-03-06T11:30:00Z', now)).toBe('30 分钟前');
});

test('bytes are counted in thousands', () => {
  expect(en.bytes(0)).toBe('0 B');
  expect(en.bytes(15_240)).toBe('15.2 kB');
  expect(en.bytes(412_000_000)).toBe('412 MB');
});

test('lists read as sentences do, with names as they are', () => {
  expect(en.list(['water', 'fat', 'protein'])).toBe('water, fat and protein');
  expect(zh.list(['water', 'fat', 'protein'])).toBe('water、fat 和 protein');
  expect(zh.list(['a和b', '体重', '性别'])).toBe('a和b、体重和性别');
});

import { expect, test } from 'vitest';
import { en } from '../../../src/renderer/language/en';
import { zh } from '../../../src/renderer/language/zh';

test('what a number may be is said without bounds that only arithmetic needs', () => {
  expect(en.common.range(1e-30, 100)).toBe('Give a number above 0, at most 100.');
  expect(zh.common.range(1e-30, 100)).toBe('请输入大于 0、不超过 100 的数。');
  expect(en.common.range(2, 100)).toBe('Give a number from 2 to 100.');
});

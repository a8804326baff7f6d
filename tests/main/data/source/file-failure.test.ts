import { expect, it } from 'vitest';
import { readFailure } from '../../../../src/main/data/source/file-failure';
import { AppError } from '../../../../src/shared/errors/app-error';

/** What the system says cannot be made to happen everywhere: the superuser may read all, and no disk is offline here. */
it.each([
  ['ENOENT', 'file.missing'],
  ['EACCES', 'file.denied'],
  ['EPERM', 'file.denied'],
  ['ELOOP', 'file.not-regular'],
  ['EIO', 'file.offline'],
  ['ETIMEDOUT', 'file.offline'],
])('C30: %s is %s', (system, code) => {
  const failure = readFailure(
    'a.csv',
    Object.assign(new Error('the system says no'), { code: system, syscall: 'open' }),
  );
  expect(failure instanceof AppError ? failure.report() : failure).toMatchObject({
    code,
    details: { file: 'a.csv' },
  });
});

it('lets all else pass as it is', () => {
  const bug = new TypeError('x is undefined');
  expect(readFailure('a.csv', bug)).toBe(bug);
});

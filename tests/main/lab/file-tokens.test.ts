import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileTokens } from '../../../src/main/lab/file-tokens';
import { temporaryHome } from '../history/example';

test('a token stands for a file, under the name it came with, and tells no path', async () => {
  await using home = await temporaryHome();
  const path = join(home.tmp, 'upload-1');
  await writeFile(path, 'a,b\n');
  const files = createFileTokens();
  const token = await files.issue(path, 'meat.csv');
  expect(token).toMatchObject({ name: 'meat.csv', bytes: 4 });
  expect(JSON.stringify(token)).not.toContain(home.home);
  expect(files.path(token.token)).toBe(path);
  expect(files.name(token.token)).toBe('meat.csv');
});

test('what is not a file gets no token, and unknown tokens open nothing', async () => {
  await using home = await temporaryHome();
  const files = createFileTokens();
  await expect(files.issue(join(home.tmp, 'none.csv'))).rejects.toThrow(
    expect.objectContaining({ code: 'file.missing', details: { file: 'none.csv' } }),
  );
  await expect(files.issue(home.tmp)).rejects.toThrow(expect.objectContaining({ code: 'file.not-regular' }));
  expect(() => files.path('/etc/passwd')).toThrow(expect.objectContaining({ code: 'file.token-unknown' }));
});

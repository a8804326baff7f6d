import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}

const read = (): Record<string, Entry> =>
  JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')).packages;

test("every platform's packages are named, so that `npm ci` works on each", () => {
  const packages = read();
  const unnamed = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(unnamed).toEqual([]);
});

test('the lockfile names no download address, so that each machine uses its own registry', () => {
  expect(Object.values(read()).filter((entry) => entry.resolved !== undefined)).toEqual([]);
});

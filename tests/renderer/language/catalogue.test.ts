import { describe, expect, test } from 'vitest';
import { en } from '../../../src/renderer/language/en';
import { zh } from '../../../src/renderer/language/zh';

/** Every text and every function of a catalogue with its path. */
function leaves(tree: object, path = ''): [path: string, leaf: unknown][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}.${key}`)
      : [[`${path}.${key}`, value] as [string, unknown]],
  );
}

/** Names of products and languages are the same in Chinese. */
const SAME_IN_BOTH =
  /^(Espalier|English|中文|切换到中文|Switch to English|UTF-8|AUC|MAE|RMSE|R²|WebAssembly|JavaScript|TensorFlow|Node|Electron|SQLite|DuckDB)$/;

const english = leaves(en);
const chinese = new Map(leaves(zh));

describe('the catalogue', () => {
  test('has the same entries in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual(english.map(([path]) => path).sort());
  });

  test('has texts where the other has texts and functions where it has functions', () => {
    for (const [path, leaf] of english) expect(typeof chinese.get(path), path).toBe(typeof leaf);
  });

  test('has no empty text', () => {
    for (const [path, leaf] of [...english, ...chinese])
      if (typeof leaf === 'string') expect(leaf.trim(), path).not.toBe('');
  });

  test('says everything in Chinese that is not a name', () => {
    const left = [...chinese].filter(
      ([, leaf]) => typeof leaf === 'string' && !/\p{Script=Han}/u.test(leaf) && !SAME_IN_BOTH.test(leaf),
    );
    expect(left).toEqual([]);
  });

  test('has no Chinese in English but the offer to switch', () => {
    const left = english.filter(([, leaf]) => typeof leaf === 'string' && /\p{Script=Han}/u.test(leaf));
    expect(left.map(([path]) => path).sort()).toEqual(['.commands.chinese', '.settings.chinese']);
  });

  test('never shouts', () => {
    for (const [path, leaf] of [...english, ...chinese])
      if (typeof leaf === 'string') expect(leaf, path).not.toMatch(/[!！]/);
  });
});

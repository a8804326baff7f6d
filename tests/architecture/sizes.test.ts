import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { codeOf, readSources } from './sources';

const sources = readSources();

describe('files', () => {
  const sizes = sources.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
  const ordered = sizes.map(({ lines }) => lines).sort((a, b) => a - b);

  test('stay small enough to read at once: median 90 lines, nine of ten within 250, none beyond 400', () => {
    expect(share(ordered, 0.5)).toBeLessThanOrEqual(90);
    expect(share(ordered, 0.9)).toBeLessThanOrEqual(250);
    expect(sizes.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  test('are called by what they are about', () => {
    const vague = /(^|\/)(utils?|helpers?|common|manager|misc)(\.|\/)/;
    expect(sources.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  test('give what is theirs: none only hands on what others export', () => {
    const barrels = sources.filter(({ text }) => /^export (\*|\{[^}]*\}) from/m.test(text));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});

describe('functions', () => {
  const sizes = sources.flatMap((source) => functionsIn(source.path, codeOf(source)));
  const ordered = sizes.map(({ lines }) => lines).sort((a, b) => a - b);

  test('stay small enough to hold in mind: median 10 lines, none beyond 60', () => {
    expect(share(ordered, 0.5)).toBeLessThanOrEqual(10);
    expect(sizes.filter(({ lines }) => lines > 60)).toEqual([]);
  });

  test('are counted whole, without blank lines and comments', () => {
    expect(functionsIn('x.ts', 'function a() {\n  return 1;\n}\nconst b = () => {\n\n  // why\n};')).toEqual([
      { at: 'x.ts:1', lines: 3 },
      { at: 'x.ts:4', lines: 2 },
    ]);
  });
});

/** Functions with a body of statements, arrows and methods among them. */
function functionsIn(path: string, code: string): { at: string; lines: number }[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
  const lines = code.split('\n');
  const found: { at: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const [first, last] = [lineOf(node.getStart(file)), lineOf(node.end)];
      found.push({ at: `${path}:${first}`, lines: lines.slice(first - 1, last).filter(says).length });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Blank lines and comments are no work for the reader. */
function says(line: string): boolean {
  return !/^\s*($|\/\/|\/?\*)/.test(line);
}

/** The value that so large a share of an ordered list does not exceed. */
function share(ordered: readonly number[], part: number): number {
  return ordered[Math.ceil(ordered.length * part) - 1] ?? 0;
}

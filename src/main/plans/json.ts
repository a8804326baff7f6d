import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { AppError } from '../../shared/errors/app-error';

/** Larger plan files are a mistake, deeper ones an attack. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 64;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Strict JSON as a value.
 * @param file name for messages
 * @throws plan.json (place of the first syntax error), plan.key-duplicate, plan.key-forbidden, plan.value (too large or deep)
 */
export function parseJson(text: string, file: string): unknown {
  if (text.length > MAX_BYTES)
    throw new AppError('plan.value', { file, place: '(file)', reason: 'longer-than 4 MB' });
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const errors: ParseError[] = [];
  const tree = parseTree(body, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first || !tree) throw syntaxError(body, file, first);
  checkKeys(tree, body, file, '', 0);
  return JSON.parse(body) as unknown;
}

function syntaxError(text: string, file: string, error: ParseError | undefined): AppError {
  const { line, column } = placeOf(text, error?.offset ?? 0);
  return new AppError('plan.json', {
    file,
    reason: error ? printParseErrorCode(error.error) : 'empty',
    line,
    column,
  });
}

/** Walks every object once: a key that stands twice or that would reach a prototype is refused. */
function checkKeys(node: Node, text: string, file: string, path: string, depth: number): void {
  if (depth > MAX_DEPTH)
    throw new AppError('plan.value', { file, place: path, reason: `deeper-than ${MAX_DEPTH}` });
  if (node.type === 'array') {
    node.children?.forEach((child, i) => checkKeys(child, text, file, `${path}[${i}]`, depth + 1));
    return;
  }
  if (node.type !== 'object') return;
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    const name = String(key?.value);
    if (FORBIDDEN.has(name))
      throw new AppError('plan.key-forbidden', { file, key: name, place: path || '(top)' });
    if (seen.has(name))
      throw new AppError('plan.key-duplicate', {
        file,
        key: name,
        line: placeOf(text, property.offset).line,
      });
    seen.add(name);
    if (value) checkKeys(value, text, file, path ? `${path}.${name}` : name, depth + 1);
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

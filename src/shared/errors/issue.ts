import type { z } from '../zod';

type Issue = z.core.$ZodIssue;

const EXPECTED: ReadonlySet<string> = new Set(['string', 'number', 'int', 'boolean', 'array', 'object']);

/** What a schema has against a value, as a word of the catalogue with its limit behind it. */
export function reasonOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return expected(issue.expected);
  if (issue.code === 'too_small') return `${tooSmall(issue)} ${issue.minimum}`;
  if (issue.code === 'too_big') return `${tooBig(issue)} ${issue.maximum}`;
  if (issue.code === 'invalid_value') return `one-of ${issue.values.map(String).join(', ')}`;
  return 'not-allowed';
}

function expected(type: string): string {
  const known = type === 'record' ? 'object' : type;
  return EXPECTED.has(known) ? `expected-${known}` : 'not-allowed';
}

function tooSmall({ origin, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (!isNumber(origin)) return 'shorter-than';
  return inclusive === false ? 'above' : 'at-least';
}

function tooBig({ origin, inclusive }: Extract<Issue, { code: 'too_big' }>): string {
  if (!isNumber(origin)) return 'longer-than';
  return inclusive === false ? 'below' : 'at-most';
}

function isNumber(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../src/renderer');
const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.svelte'),
);

/** Attributes that a person reads or hears. */
const SPOKEN = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'content',
  'about',
  'advice',
  'hint',
  'unit',
]);
const LETTERS = /\p{L}/u;

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly value?: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Text that stands in a template itself, where it cannot be translated. */
function literals(value: unknown, spoken = true): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => literals(one, spoken));
  if (!isNode(value)) return [];
  if (value.type === 'Text')
    return spoken && LETTERS.test(value.data ?? '') ? [(value.data ?? '').trim()] : [];
  if (value.type === 'Attribute') return literals(value.value, SPOKEN.has(value.name ?? ''));
  if (value.type === 'ExpressionTag') return spoken ? words(Reflect.get(value, 'expression')) : [];
  if (value.type === 'StyleDirective') return [];
  return Object.values(value).flatMap((child: unknown) => literals(child));
}

/** String constants that an expression would show as they are. */
function words(expression: unknown): string[] {
  if (!isNode(expression)) return [];
  if (expression.type === 'Literal')
    return typeof expression.value === 'string' && LETTERS.test(expression.value) ? [expression.value] : [];
  if (expression.type === 'ConditionalExpression')
    return [...words(Reflect.get(expression, 'consequent')), ...words(Reflect.get(expression, 'alternate'))];
  return [];
}

const textIn = (source: string): string[] => literals(parse(source, { modern: true }).fragment);

describe('components', () => {
  test.each(components)('%s has no text of its own', (name) => {
    expect(textIn(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
  });

  test('text, a spoken attribute and a constant in an expression would be found', () => {
    expect(textIn('<p>Start</p>')).toEqual(['Start']);
    expect(textIn('<button aria-label="Start"></button>')).toEqual(['Start']);
    expect(textIn('<p>{busy ? "Wait" : label}</p>')).toEqual(['Wait']);
    expect(textIn('<p class="small">{label}</p>')).toEqual([]);
  });
});

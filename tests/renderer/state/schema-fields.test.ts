import { describe, expect, test } from 'vitest';
import { rangeOf, settingsByKind } from '../../../src/renderer/state/schema-fields';
import { z } from '../../../src/shared/zod';

describe('a field', () => {
  test('offers the range of its schema, open ends drawn in a little', () => {
    expect(rangeOf(z.number().int().min(2).max(9).default(3))).toEqual({
      min: 2,
      max: 9,
      whole: true,
      optional: false,
    });
    const open = rangeOf(z.number().positive().lt(1));
    expect([open.min > 0, open.max < 1, open.min, open.max]).toEqual([true, true, 1e-30, 0.999999]);
    expect(rangeOf(z.number().min(1).nullable()).optional).toBe(true);
    expect(() => rangeOf(z.string())).toThrow();
  });

  test('is made for every setting of a kind, in its order', () => {
    const kinds = settingsByKind([
      z.object({
        kind: z.literal('a'),
        size: z.number().min(0).max(4),
        times: z.number().min(0).max(4).optional(),
        mode: z.enum(['x', 'y']),
        quick: z.boolean().default(false),
        weighed: z.literal('evenly').optional(),
        parts: z.array(z.number()),
      }),
    ]);
    expect([...(kinds.get('a') ?? [])]).toEqual([
      ['size', { type: 'number', min: 0, max: 4, whole: false, optional: false }],
      ['times', { type: 'number', min: 0, max: 4, whole: false, optional: true }],
      ['mode', { type: 'choice', values: ['x', 'y'] }],
      ['quick', { type: 'switch', on: true }],
      ['weighed', { type: 'switch', on: 'evenly' }],
      ['parts', { type: 'parts' }],
    ]);
  });
});

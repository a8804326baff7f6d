import { z } from '../../shared/zod';

/** What stands in JSON for numbers that it cannot say. */
const NOT_FINITE: Readonly<Record<string, number>> = {
  'number:NaN': NaN,
  'number:Infinity': Infinity,
  'number:-Infinity': -Infinity,
};

/** JSON that keeps NaN and the infinities, which `JSON.stringify` alone turns into null. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'number' && !Number.isFinite(part) ? `number:${part}` : part,
  );
}

export function fromJson(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) =>
    typeof part === 'string' && Object.hasOwn(NOT_FINITE, part) ? NOT_FINITE[part] : part,
  );
}

/** A column that holds JSON of one shape. */
export function jsonColumn<S extends z.ZodType>(of: S): z.ZodPreprocess<S> {
  return z.preprocess((text) => (typeof text === 'string' ? fromJson(text) : text), of);
}

/** A REAL column: NULL is how NaN is stored. */
export const realColumn = z
  .number()
  .nullable()
  .transform((value) => value ?? NaN);

/** NaN as SQLite can store it. Minus zero becomes zero. */
export function toReal(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

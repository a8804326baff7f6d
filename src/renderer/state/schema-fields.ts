/** What a setting may be, read from its schema, so that a field offers what the lab takes. */
import { z } from '../../shared/zod';

/** A number within a range that holds both its ends. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Whether it may be left out. */
  readonly optional: boolean;
}

export type SettingField =
  | ({ readonly type: 'number' } & NumberRange)
  | { readonly type: 'choice'; readonly values: readonly string[] }
  /** Off it is left out or false. */
  | { readonly type: 'switch'; readonly on: true | string }
  /** A list or a setting of several settings. */
  | { readonly type: 'parts' };

/** The part of a JSON schema that fields are made from. */
interface Shape {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** An end that a range does not hold is drawn in a little. */
const INWARDS = { fromZero: 1e-30, share: 1e-6 };

/** The range of one number; one that may be null may be left out. */
export function rangeOf(schema: z.ZodType): NumberRange {
  const field = fieldOf(shapeOf(schema), true);
  if (field.type !== 'number') throw new Error('this setting is no number');
  const { type: _, ...range } = field;
  return { ...range, optional: schema.safeParse(null).success };
}

/** Settings by their names, in the order of their schema. */
export type SettingFields = ReadonlyMap<string, SettingField>;

/** The settings of each kind, without the kind. */
export function settingsByKind(kinds: readonly z.ZodType[]): ReadonlyMap<string, SettingFields> {
  return new Map(
    kinds.map((schema) => {
      const { properties = {}, required = [] } = shapeOf(schema);
      const { kind, ...settings } = properties;
      const fields = Object.entries(settings).map(
        ([name, shape]) => [name, fieldOf(shape, required.includes(name))] as const,
      );
      return [kind?.const ?? '', new Map(fields)];
    }),
  );
}

function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as Shape;
}

function fieldOf(shape: Shape, required: boolean): SettingField {
  const known = shape.anyOf?.find(({ type }) => type !== 'null') ?? shape;
  if (known.type === 'number' || known.type === 'integer') {
    const optional = !required && shape.default === undefined;
    return { type: 'number', ...endsOf(known), whole: known.type === 'integer', optional };
  }
  if (known.type === 'boolean') return { type: 'switch', on: true };
  if (known.const !== undefined) return { type: 'switch', on: known.const };
  return known.enum ? { type: 'choice', values: known.enum } : { type: 'parts' };
}

function endsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Shape): {
  min: number;
  max: number;
} {
  const inwards = (end: number): number => (end === 0 ? INWARDS.fromZero : Math.abs(end) * INWARDS.share);
  return {
    min:
      exclusiveMinimum === undefined ? (minimum ?? -Infinity) : exclusiveMinimum + inwards(exclusiveMinimum),
    max:
      exclusiveMaximum === undefined ? (maximum ?? Infinity) : exclusiveMaximum - inwards(exclusiveMaximum),
  };
}

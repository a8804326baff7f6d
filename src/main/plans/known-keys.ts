import { z } from '../../shared/zod';

/** The part of a JSON schema that is walked here. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** The keys that a schema knows at a path into a value, over all branches of its unions. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const root = z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as Shape;
  let shapes = branches(root);
  for (const step of path) shapes = shapes.flatMap((shape) => inside(shape, step)).flatMap(branches);
  return [...new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})))];
}

function branches(shape: Shape): Shape[] {
  const choices = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  return choices.length === 0 ? [shape] : choices.flatMap(branches);
}

function inside(shape: Shape, step: PropertyKey): Shape[] {
  if (typeof step === 'number') return shape.items ? [shape.items] : [];
  const known = shape.properties?.[String(step)];
  if (known) return [known];
  return typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : [];
}

import { z } from '../../shared/zod';

/** The part of a JSON schema that is walked here. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  /** A schema that holds itself, by its place in the whole: `#/$defs/<name>`. */
  readonly $ref?: string;
}

/** The keys that a schema knows at a path into a value, over all branches of its unions. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const root = z.toJSONSchema(schema, { io: 'input', reused: 'inline', unrepresentable: 'any' }) as Root;
  const branches = (shape: Shape): Shape[] => {
    const meant = referred(root, shape);
    const choices = [...(meant.anyOf ?? []), ...(meant.oneOf ?? [])];
    return choices.length === 0 ? [meant] : choices.flatMap(branches);
  };
  let shapes = branches(root);
  for (const step of path) shapes = shapes.flatMap((shape) => inside(shape, step)).flatMap(branches);
  return [...new Set(shapes.flatMap((shape) => Object.keys(shape.properties ?? {})))];
}

type Root = Shape & { readonly $defs?: Readonly<Record<string, Shape>> };

function referred(root: Root, shape: Shape): Shape {
  const name = shape.$ref?.split('/').at(-1);
  return name === undefined ? shape : (root.$defs?.[name] ?? {});
}

function inside(shape: Shape, step: PropertyKey): Shape[] {
  if (typeof step === 'number') return shape.items ? [shape.items] : [];
  const known = shape.properties?.[String(step)];
  if (known) return [known];
  return typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : [];
}

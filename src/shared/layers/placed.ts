/** Layers at their places: what comes into each, what leaves it, and the numbers that belong to it. */
import { AppError } from '../errors/app-error';
import type { Layer, LayerOf } from '../design';
import { outputShape, shapeText, type Shape, type SimpleLayer } from './output-shape';
import { parametersOf, type LayerParameter } from './parameters';

interface Place {
  /** Such as `trunk 3`, within a residual `trunk 3.1`, within the second branch of a concat `trunk 3.2.1`. */
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
}

export interface PlacedSimple<L extends SimpleLayer = SimpleLayer> extends Place {
  readonly layer: L;
  readonly parameters: readonly LayerParameter[];
}

export interface PlacedBlock extends Place {
  readonly layer: LayerOf<'residual' | 'concat'>;
  /** The one stack of a residual, or every branch of a concat. */
  readonly branches: readonly (readonly PlacedLayer[])[];
}

export type PlacedLayer = PlacedSimple | PlacedBlock;

/**
 * Layers one after another, named `<name> 1`, `<name> 2` and so on.
 * @throws design.*: the first layer that does not fit on what comes in
 */
export function placeStack(name: string, input: Shape, layers: readonly Layer[]): PlacedLayer[] {
  return placeAll(`${name} `, input, layers);
}

/** A layer under a name of its own. */
export function placeSimple<L extends SimpleLayer>(name: string, input: Shape, layer: L): PlacedSimple<L> {
  return {
    name,
    layer,
    input,
    output: outputShape(layer, name, input),
    parameters: parametersOf(layer, input),
  };
}

/** The shape that leaves a stack over `input`. */
export function endOf(stack: readonly PlacedLayer[], input: Shape): Shape {
  return stack.at(-1)?.output ?? input;
}

/** Every layer that is not made of layers, in the order in which they are computed. */
export function simpleLayers(stack: readonly PlacedLayer[]): PlacedSimple[] {
  return stack.flatMap((placed) => ('branches' in placed ? placed.branches.flatMap(simpleLayers) : [placed]));
}

function placeAll(prefix: string, input: Shape, layers: readonly Layer[]): PlacedLayer[] {
  const placed: PlacedLayer[] = [];
  for (const [i, layer] of layers.entries())
    placed.push(place(`${prefix}${i + 1}`, endOf(placed, input), layer));
  return placed;
}

function place(name: string, input: Shape, layer: Layer): PlacedLayer {
  if (layer.kind === 'residual') return residual(name, input, layer);
  if (layer.kind === 'concat') return concat(name, input, layer);
  return placeSimple(name, input, layer);
}

function residual(name: string, input: Shape, layer: LayerOf<'residual'>): PlacedBlock {
  const inner = placeAll(`${name}.`, input, layer.layers);
  const found = endOf(inner, input);
  if (found.join() !== input.join()) {
    const shapes = { given: shapeText(input), found: shapeText(found) };
    throw new AppError('design.residual-shape', { layerName: name, ...shapes });
  }
  return { name, layer, input, output: input, branches: [inner] };
}

function concat(name: string, input: Shape, layer: LayerOf<'concat'>): PlacedBlock {
  const branches = layer.branches.map((layers, i) => placeAll(`${name}.${i + 1}.`, input, layers));
  const ends = branches.map((branch) => endOf(branch, input));
  const [first = input] = ends;
  const positions = first.slice(0, -1);
  const other = ends.findIndex(
    (end) => end.length !== first.length || end.slice(0, -1).join() !== positions.join(),
  );
  if (other >= 0) {
    const shapes = { given: shapeText(first), found: shapeText(ends[other] ?? []) };
    throw new AppError('design.concat-shape', { layerName: name, branch: other + 1, ...shapes });
  }
  const channels = ends.reduce((sum, end) => sum + (end.at(-1) ?? 0), 0);
  return { name, layer, input, output: [...positions, channels], branches };
}

/** Shapes and parameter counts of a design, worked out without training. */
import { sizeOf } from './layers/output-shape';
import { placeDesign } from './layers/placed-design';
import type { PlacedLayer } from './layers/placed';
import type { Plan } from './plan';
import type { FittedRecipe } from './recipe/fitted';

/** One box of the drawing: what leaves it, a row, and how many numbers it learns itself, inner layers apart. */
export interface LayerShape {
  readonly name: string;
  readonly shape: number[];
  readonly parameters: number;
}

/**
 * Encoders that learn, the trunk, then each head with its output layer, in the order of the tasks. Layers that are
 * made of layers come after those.
 * @throws design.*: the first layer that does not fit on what comes in
 */
export function layerShapes(plan: Pick<Plan, 'design'>, fitted: FittedRecipe): LayerShape[] {
  const encoders = fitted.inputs.flatMap((input) =>
    input.kind === 'embedding'
      ? [
          {
            name: `encoder ${input.column}`,
            shape: [input.dimension],
            parameters: (input.levels.length + 1) * input.dimension,
          },
        ]
      : [],
  );
  const { trunk, heads } = placeDesign(plan, fitted);
  return [
    ...encoders,
    ...[...trunk, ...heads.flatMap(({ hidden, output }) => [...hidden, output])].flatMap(shapesOf),
  ];
}

function shapesOf(placed: PlacedLayer): LayerShape[] {
  const { name, output } = placed;
  if ('branches' in placed)
    return [...placed.branches.flat().flatMap(shapesOf), { name, shape: [...output], parameters: 0 }];
  const learned = placed.parameters.filter((parameter) => !parameter.statistic);
  const parameters = learned.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return [{ name, shape: [...output], parameters }];
}

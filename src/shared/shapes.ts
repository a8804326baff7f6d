/** Shapes and parameter counts of a design, worked out without training. */
import type { Layer } from './design';
import type { Plan } from './plan';
import { inputWidth, outputWidth, type FittedInput, type FittedRecipe } from './recipe/fitted';

/** One box of the drawing: what leaves it, `[width]` a row, and how many numbers it learns. */
export interface LayerShape {
  readonly name: string;
  readonly shape: number[];
  readonly parameters: number;
}

/** Encoders that learn, the trunk, then each head with its output layer, in the order of the tasks. */
export function layerShapes(plan: Pick<Plan, 'design' | 'tasks'>, fitted: FittedRecipe): LayerShape[] {
  const encoders = fitted.inputs.flatMap((input) =>
    input.kind === 'embedding'
      ? [{ name: `encoder ${input.column}`, shape: [input.dimension], parameters: (input.levels.length + 1) * input.dimension }]
      : [],
  );
  const width = fitted.inputs.reduce((sum, input) => sum + encodedWidth(input), 0);
  const trunk = dense('trunk', width, plan.design.trunk);
  const top = plan.design.trunk.at(-1)?.units ?? width;
  return [...encoders, ...trunk, ...fitted.tasks.flatMap((task) => headShapes(plan, task.name, top, outputWidth(task)))];
}

/** Numbers an input brings to the trunk: an embedding its vector, all others what they take in the feature matrix. */
export function encodedWidth(input: FittedInput): number {
  return input.kind === 'embedding' ? input.dimension : inputWidth(input);
}

function headShapes(plan: Pick<Plan, 'design'>, task: string, top: number, outputs: number): LayerShape[] {
  const hidden = plan.design.heads[task] ?? [];
  const last = hidden.at(-1)?.units ?? top;
  return [...dense(`head ${task}`, top, hidden), { name: `head ${task} output`, shape: [outputs], parameters: (last + 1) * outputs }];
}

function dense(name: string, width: number, layers: readonly Layer[]): LayerShape[] {
  return layers.map((layer, i) => {
    const before = layers[i - 1]?.units ?? width;
    return { name: `${name} ${i + 1}`, shape: [layer.units], parameters: (before + 1) * layer.units };
  });
}

import type { Plan } from '../plan';
import { encodedWidth, outputWidth, type FittedRecipe } from '../recipe/fitted';
import type { LayerOf } from '../design';
import { endOf, placeSimple, placeStack, type PlacedLayer, type PlacedSimple } from './placed';

export interface PlacedHead {
  readonly task: string;
  /** Whether it stands on the columns, and not on the trunk. */
  readonly apart: boolean;
  readonly hidden: readonly PlacedLayer[];
  readonly output: PlacedSimple<LayerOf<'dense'>>;
  /** Whether the second number of the output stands for a variance. */
  readonly variance: boolean;
}

/** A design over the inputs its recipe was fitted to. */
export interface PlacedDesign {
  /** Numbers a row brings to the trunk. */
  readonly width: number;
  readonly trunk: readonly PlacedLayer[];
  /** In the order of the recipe's tasks. */
  readonly heads: readonly PlacedHead[];
}

/** @throws design.*: the first layer that does not fit on what comes in */
export function placeDesign({ design }: Pick<Plan, 'design'>, fitted: FittedRecipe): PlacedDesign {
  const width = fitted.inputs.reduce((sum, input) => sum + encodedWidth(input), 0);
  const trunk = placeStack('trunk', [width], design.trunk);
  const top = endOf(trunk, [width]);
  const heads = fitted.tasks.map((task): PlacedHead => {
    const apart = design.apart?.includes(task.name) ?? false;
    const below = apart ? [width] : top;
    const hidden = placeStack(`head ${task.name}`, below, design.heads[task.name] ?? []);
    const last = { kind: 'dense', units: outputWidth(task), activation: 'linear', dropout: 0 } as const;
    return {
      task: task.name,
      apart,
      hidden,
      output: placeSimple(`head ${task.name} output`, endOf(hidden, below), last),
      variance: task.variance ?? false,
    };
  });
  return { width, trunk, heads };
}

import type { Layer } from '../../shared/design';
import { AppError } from '../../shared/errors/app-error';
import { TRAINING_ONLY } from '../../shared/layers/training-only';
import type { Plan } from '../../shared/plan';
import { encodedWidth, type FittedInput, type FittedRecipe } from '../../shared/recipe/fitted';

/**
 * Whether the trunk of an earlier run fits under new heads: same inputs in the same order and form, same trunk.
 * @throws graft.inputs-differ (first column), graft.trunk-differs (first layer, counted from 1)
 */
export function checkGraft(
  source: { plan: Plan; fitted: FittedRecipe },
  target: { plan: Plan; fitted: FittedRecipe },
): void {
  checkInputs(source.fitted.inputs, target.fitted.inputs);
  checkTrunks(source.plan.design.trunk, target.plan.design.trunk);
}

function checkInputs(source: readonly FittedInput[], target: readonly FittedInput[]): void {
  for (let i = 0; i < Math.max(source.length, target.length); i++) {
    const [was, is] = [source[i], target[i]];
    const column = is?.column ?? was?.column ?? '';
    if (was && is && was.column !== is.column)
      throw new AppError('graft.inputs-differ', {
        column,
        source: `other-column ${was.column}`,
        target: 'an-input',
      });
    const [from, to] = [formOf(was), formOf(is)];
    if (from !== to) throw new AppError('graft.inputs-differ', { column, source: from, target: to });
  }
}

/** @throws graft.trunk-differs (first layer, counted from 1) */
export function checkTrunks(source: readonly Layer[], target: readonly Layer[]): void {
  for (let i = 0; i < Math.max(source.length, target.length); i++) {
    const [from, to] = [layerOf(source[i]), layerOf(target[i])];
    if (from !== to) throw new AppError('graft.trunk-differs', { layer: i + 1, source: from, target: to });
  }
}

function formOf(input: FittedInput | undefined): string {
  return input ? `${input.kind} ${encodedWidth(input)}` : 'no-input';
}

/** A layer in words: its kind, then its settings in the order of the schema. */
function layerOf(layer: Layer | undefined): string {
  if (!layer) return 'no-layer';
  if (layer.kind === 'residual') return `residual (${stackOf(layer.layers)})`;
  if (layer.kind === 'concat') return `concat (${layer.branches.map(stackOf).join(' | ')})`;
  const { kind, ...settings } = layer;
  const fixed = Object.entries(settings).filter(([name]) => !TRAINING_ONLY.has(name));
  const values = fixed.map(([, value]) => (Array.isArray(value) ? value.join(' × ') : String(value)));
  return [kind, ...values].join(' ');
}

function stackOf(layers: readonly Layer[]): string {
  return layers.map(layerOf).join(', ');
}

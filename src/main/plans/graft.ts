import type { Layer } from '../../shared/design';
import { AppError } from '../../shared/errors/app-error';
import { TRAINING_ONLY } from '../../shared/layers/training-only';
import type { Plan } from '../../shared/plan';
import { encodedWidth, type FittedInput, type FittedRecipe } from '../../shared/recipe/fitted';

/**
 * Whether the trunk of an earlier run fits under new heads: same inputs in the same order and form, same trunk. Inputs
 * that the earlier run did not have may follow where the first layer is a dense one, whose kernel gets rows for them.
 * @throws graft.inputs-differ (first column), graft.trunk-differs (first layer, counted from 1)
 */
export function checkGraft(
  source: { plan: Plan; fitted: FittedRecipe },
  target: { plan: Plan; fitted: FittedRecipe },
): void {
  checkInputs(source.fitted.inputs, target.fitted.inputs, canWiden(target.plan.design.trunk));
  checkTrunks(source.plan.design.trunk, target.plan.design.trunk);
}

function canWiden([first]: readonly Layer[]): boolean {
  return first === undefined || first.kind === 'dense';
}

function checkInputs(
  source: readonly FittedInput[],
  target: readonly FittedInput[],
  mayFollow: boolean,
): void {
  const places = mayFollow ? source.length : Math.max(source.length, target.length);
  for (let i = 0; i < places; i++) {
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

/** @throws graft.trunk-differs (first layer, counted from 1; `3.2` is the second layer of the block that is the third) */
export function checkTrunks(source: readonly Layer[], target: readonly Layer[]): void {
  const found = firstDifference(source, target, []);
  if (found) throw new AppError('graft.trunk-differs', found);
}

type Difference = {
  readonly layer: string | number;
  readonly source: string;
  readonly target: string;
};

/** @param inside where these layers stand: numbers from 1, the outermost first */
function firstDifference(
  source: readonly Layer[],
  target: readonly Layer[],
  inside: readonly number[],
): Difference | undefined {
  for (let i = 0; i < Math.max(source.length, target.length); i++) {
    const [was, is] = [source[i], target[i]];
    const [from, to] = [layerOf(was), layerOf(is)];
    const at = [...inside, i + 1];
    if (from !== to) return { layer: inside.length === 0 ? i + 1 : at.join('.'), source: from, target: to };
    const inner = firstInside(was, is, at);
    if (inner) return inner;
  }
  return undefined;
}

/** Of two blocks of one kind. */
function firstInside(
  source: Layer | undefined,
  target: Layer | undefined,
  at: readonly number[],
): Difference | undefined {
  if (source?.kind === 'residual' && target?.kind === 'residual')
    return firstDifference(source.layers, target.layers, at);
  if (source?.kind !== 'concat' || target?.kind !== 'concat') return undefined;
  for (const [i, branch] of source.branches.entries()) {
    const found = firstDifference(branch, target.branches[i] ?? [], [...at, i + 1]);
    if (found) return found;
  }
  return undefined;
}

function formOf(input: FittedInput | undefined): string {
  return input ? `${input.kind} ${encodedWidth(input)}` : 'no-input';
}

/** A layer in words: its kind, then its settings in the order of the schema; of a block how much is in it. */
function layerOf(layer: Layer | undefined): string {
  if (!layer) return 'no-layer';
  if (layer.kind === 'residual') return 'residual';
  if (layer.kind === 'concat') return `concat ${layer.branches.length}`;
  const { kind, ...settings } = layer;
  const fixed = Object.entries(settings).filter(([name]) => !TRAINING_ONLY.has(name));
  const values = fixed.map(([, value]) => (Array.isArray(value) ? value.join(' × ') : String(value)));
  return [kind, ...values].join(' ');
}

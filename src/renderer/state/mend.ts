import type { Layer } from '../../shared/design';
import type { ErrorReport } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import { branchesOf, chainOf, insertLayer, layerAt, replaceLayer, type LayerPlace } from './layer-edits';
import { withSetting } from './layer-kinds';
import { placeOf } from './place-name';

type Design = Plan['design'];

/** A change that makes a refused layer fit, and what it does: `shape` is the reshape's, or the units of a dense layer. */
export interface Mend {
  readonly what: 'reshape' | 'take-shape' | 'pad' | 'no-dilation' | 'dense' | 'flatten';
  readonly shape: readonly number[];
  readonly design: Design;
}

/** A refusal of whatever area; only those about layers are mended here. */
interface Refusal {
  readonly code: string;
  readonly details: ErrorReport['details'];
}

/** How a layer that the lab refused can be made to fit; undefined when no one change does. */
export function mendOf(design: Design, { code, details }: Refusal): Mend | undefined {
  const place = placeOf(design, String(details.layerName));
  const layer = place && layerAt(design, place);
  if (!place || !layer) return undefined;
  const given = numbersIn(details.given);
  switch (code) {
    case 'design.needs-length':
    case 'design.needs-positions':
      return reshaped(design, place, asSequence(given));
    case 'design.needs-image':
      return reshaped(design, place, asImage(given));
    case 'design.reshape-size':
      return changed(design, place, 'take-shape', layer, 'shape', [Number(details.size)]);
    case 'design.window-too-large':
      return 'padding' in layer
        ? changed(design, place, 'pad', layer, 'padding', 'same')
        : changed(design, place, 'pad', layer, 'size', Number(details.length));
    case 'design.stride-and-dilation':
      return changed(design, place, 'no-dilation', layer, 'dilation', 1);
    case 'design.residual-shape':
      return given.length === 1 ? ended(design, place, given) : undefined;
    case 'design.concat-shape':
      return flattened(design, place);
    default:
      return undefined;
  }
}

function numbersIn(text: string | number | undefined): number[] {
  return String(text).match(/\d+/g)?.map(Number) ?? [];
}

/** A row of numbers as one channel over positions; an image line after line. */
function asSequence(given: readonly number[]): number[] {
  const channels = given.length > 1 ? (given.at(-1) ?? 1) : 1;
  return [product(given) / channels, channels];
}

/** A square when there is one, else one row of pixels. */
function asImage(given: readonly number[]): number[] {
  const [positions = 1, channels = 1] = asSequence(given);
  const side = Math.sqrt(positions);
  return Number.isInteger(side) ? [side, side, channels] : [1, positions, channels];
}

function product(shape: readonly number[]): number {
  return shape.reduce((all, one) => all * one, 1);
}

function reshaped(design: Design, place: LayerPlace, shape: number[]): Mend {
  return { what: 'reshape', shape, design: insertLayer(design, place, { kind: 'reshape', shape }) };
}

function changed(
  design: Design,
  place: LayerPlace,
  what: Mend['what'],
  layer: Layer,
  setting: string,
  value: unknown,
): Mend | undefined {
  const fit = withSetting(layer, setting, value);
  const shape = Array.isArray(value) ? value.map(Number) : [];
  return fit && { what, shape, design: replaceLayer(design, place, fit) };
}

/** A residual ends with a dense layer as wide as what comes in. */
function ended(design: Design, inside: LayerPlace, given: readonly number[]): Mend {
  const chain = { inside, branch: 0 };
  const last = { chain, index: chainOf(design, chain).length };
  const units = given[0] ?? 1;
  const dense: Layer = { kind: 'dense', units, activation: 'relu', dropout: 0 };
  return { what: 'dense', shape: given, design: insertLayer(design, last, dense) };
}

/** Every branch ends flat, so that they can stand side by side. */
function flattened(design: Design, inside: LayerPlace): Mend {
  const layer = layerAt(design, inside);
  const branches = layer ? branchesOf(layer) : [];
  const flat = branches.reduce(
    (now, layers, branch) =>
      insertLayer(now, { chain: { inside, branch }, index: layers.length }, { kind: 'flatten' }),
    design,
  );
  return { what: 'flatten', shape: [], design: flat };
}

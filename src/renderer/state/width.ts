/** How wide a model is: the widths of its layers grow and shrink together, and everything else of it stays. */
import { layer as layerSchema, type Layer } from '../../shared/design';
import type { Plan } from '../../shared/plan';
import { isApart } from './apart';
import { branchesOf } from './layer-edits';

/** The widest layer of the trunk, else of the heads: units or filters; undefined where nothing has a width. */
export function widthOf({ trunk, heads }: Plan['design']): number | undefined {
  return widest(trunk) ?? widest(Object.values(heads).flat());
}

/**
 * The design with all widths so many times as large, at least 1. Layers whose output something takes as it is keep
 * theirs: those before a reshape, and the last of a residual around what does not change.
 */
export function widened(design: Plan['design'], factor: number): Plan['design'] {
  const trunk = widenChain(design.trunk, factor, { changed: false, fixed: false });
  const heads = Object.entries(design.heads).map(([task, layers]) => [
    task,
    widenChain(layers, factor, { changed: trunk.changed && !isApart(design, task), fixed: false }).layers,
  ]);
  return { ...design, trunk: trunk.layers, heads: Object.fromEntries(heads) };
}

function widest(layers: readonly Layer[]): number | undefined {
  const widths = layers.flatMap((layer) => {
    if ('units' in layer) return layer.units;
    return 'filters' in layer ? layer.filters : (widest(branchesOf(layer).flat()) ?? []);
  });
  return widths.length === 0 ? undefined : Math.max(...widths);
}

interface Ends {
  /** Whether what comes in has another width than before. */
  readonly changed: boolean;
  /** Whether what leaves must have the width it had. */
  readonly fixed: boolean;
}

function widenChain(
  layers: readonly Layer[],
  factor: number,
  { changed: before, fixed }: Ends,
): { layers: Layer[]; changed: boolean } {
  let changed = before;
  const widenedLayers = layers.map((layer, i) => {
    const ends = { changed, fixed: isFixed(layers.slice(i + 1), fixed) };
    if (setsWidth(layer)) changed = !ends.fixed;
    else if (layer.kind === 'reshape') changed = false;
    return widen(layer, factor, ends);
  });
  return { layers: widenedLayers, changed };
}

/** Whether the next layer that does not just pass the width on takes it as it is. */
function isFixed(following: readonly Layer[], atEnd: boolean): boolean {
  const next = following.find((layer) => layer.kind === 'reshape' || setsWidth(layer));
  return next ? next.kind === 'reshape' : atEnd;
}

function setsWidth(layer: Layer): boolean {
  if (layer.kind === 'concat') return layer.branches.every((branch) => branch.some(setsWidth));
  return 'units' in layer || 'filters' in layer;
}

function widen(layer: Layer, factor: number, ends: Ends): Layer {
  if (layer.kind === 'residual') {
    const inside = { changed: ends.changed, fixed: !ends.changed };
    return { ...layer, layers: widenChain(layer.layers, factor, inside).layers };
  }
  if (layer.kind === 'concat') {
    // Where the input itself stands beside a branch, the sum would be neither the old width nor so many times as large.
    const inside = { ...ends, fixed: ends.fixed || (!ends.changed && !setsWidth(layer)) };
    return { ...layer, branches: layer.branches.map((branch) => widenChain(branch, factor, inside).layers) };
  }
  const times = (width: number): number => Math.max(1, Math.round(width * factor));
  if (layer.kind === 'attention') return within({ ...layer, width: times(layer.width) }, layer);
  if (ends.fixed) return layer;
  if ('units' in layer) return within({ ...layer, units: times(layer.units) }, layer);
  return 'filters' in layer ? within({ ...layer, filters: times(layer.filters) }, layer) : layer;
}

/** What a layer may be; else it stays. */
function within(wanted: Layer, before: Layer): Layer {
  return layerSchema.safeParse(wanted).success ? wanted : before;
}

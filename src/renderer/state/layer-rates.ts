/** Factors of the learning rate name layers by their number; here they stay with their layer wherever that goes. */
import type { Layer, LayerKind } from '../../shared/design';
import type { Plan } from '../../shared/plan';
import { branchesOf, chainOf, layerAt, type ChainName, type LayerPlace } from './layer-edits';
import { placeName } from './place-name';

type Design = Plan['design'];
type Rates = NonNullable<Plan['method']['rates']>;

/** What a layer was called; whoever copies a layer copies it as well, and whoever writes a plan down does not see it. */
const WAS = Symbol('what a layer was called');
type Marked = Layer & { readonly [WAS]?: string };

/**
 * Changes a plan. A layer that is moved keeps its factor, a copy has the same, that of a layer taken out goes, and
 * where a layer of other settings is put in the place of one, it has the factor of that place if it learns at all.
 */
export function keepingRates(plan: Plan, change: (plan: Plan) => Plan): Plan {
  const { rates } = plan.method;
  if (!rates) return change(plan);
  const changed = change({ ...plan, design: everyLayer(plan.design, marked) });
  if (changed.method.rates !== rates) return { ...changed, design: everyLayer(changed.design, unmarked) };
  const names = placesOf(plan.design).map((place) => placeName(plan.design, place));
  const others = Object.entries(rates).filter(([part]) => !names.includes(part));
  const moved = factorsIn(changed.design, rates);
  return withRates({ ...changed, design: everyLayer(changed.design, unmarked) }, [...others, ...moved]);
}

/** The factor of each layer that has one, by what the layer is called now. */
function factorsIn(design: Design, rates: Rates): [string, number][] {
  const layers = placesOf(design).map((place) => ({
    name: placeName(design, place),
    layer: layerAt(design, place) as Marked,
  }));
  const left = new Set(layers.map(({ layer }) => layer[WAS]));
  return layers.flatMap(({ name, layer }) => {
    const replaces = layer[WAS] === undefined && !left.has(name) && learns(layer);
    const factor = rates[layer[WAS] ?? (replaces ? name : '')];
    return factor === undefined ? [] : [[name, factor]];
  });
}

function withRates(plan: Plan, factors: readonly (readonly [string, number])[]): Plan {
  const { rates: _, ...method } = plan.method;
  return {
    ...plan,
    method: factors.length === 0 ? method : { ...method, rates: Object.fromEntries(factors) },
  };
}

/** Kinds that have no numbers to learn. */
const FIXED: readonly LayerKind[] = [
  'reshape',
  'flatten',
  'activation',
  'pool',
  'global-pool',
  'dropout',
  'noise',
];

function learns(layer: Layer): boolean {
  const branches = branchesOf(layer);
  return branches.length > 0 ? branches.flat().some(learns) : !FIXED.includes(layer.kind);
}

/** Every layer of a design, blocks before what is in them. */
function placesOf(design: Design): LayerPlace[] {
  const chains: ChainName[] = ['trunk', ...Object.keys(design.heads).map((head) => ({ head }))];
  return chains.flatMap((chain) => placesIn(design, chain));
}

function placesIn(design: Design, chain: ChainName): LayerPlace[] {
  return chainOf(design, chain).flatMap((layer, index) => {
    const inside = { chain, index };
    return [inside, ...branchesOf(layer).flatMap((_, branch) => placesIn(design, { inside, branch }))];
  });
}

/** Each layer as `change` makes it of the layer, whose branches are changed already, and of its name. */
function everyLayer(design: Design, change: (layer: Layer, name: string) => Layer): Design {
  const chain = (place: ChainName): Layer[] =>
    chainOf(design, place).map((layer, index) => {
      const inside = { chain: place, index };
      const name = placeName(design, inside);
      if (layer.kind === 'residual') return change({ ...layer, layers: chain({ inside, branch: 0 }) }, name);
      if (layer.kind !== 'concat') return change(layer, name);
      const branches = layer.branches.map((_, branch) => chain({ inside, branch }));
      return change({ ...layer, branches }, name);
    });
  const heads = Object.keys(design.heads).map((head) => [head, chain({ head })] as const);
  return { ...design, trunk: chain('trunk'), heads: Object.fromEntries(heads) };
}

function marked(layer: Layer, name: string): Marked {
  return { ...layer, [WAS]: name };
}

function unmarked(layer: Layer): Layer {
  const { [WAS]: _, ...plain } = layer as Marked;
  return plain as Layer;
}

import type { Layer } from '../../../shared/design';
import { isStill, rateFactor } from '../../../shared/parts';
import type { Plan } from '../../../shared/plan';
import { colourOf } from '../../components/chart/curve';
import type { Mark, TreeChain, TreeHead, TreeInput, TreeLayer, TreeModel } from '../../components/tree/model';
import type { Language } from '../../language/language.svelte';
import type { PlanCheck } from '../../state/plan-check.svelte';
import type { LayerMatch } from '../../state/graft-edits';
import { branchesOf, chainOf, type ChainName, type LayerPlace } from '../../state/layer-edits';
import { isApart } from '../../state/apart';
import { placeName } from '../../state/place-name';

/** What a node of the drawing stands for. */
export type Part =
  | { readonly part: 'columns'; readonly columns: readonly Column[] }
  | { readonly part: 'layer'; readonly place: LayerPlace }
  | { readonly part: 'head'; readonly task: string };

export type Column = PlanCheck['inputs'][number];

/** What to draw for a plan, and what its nodes and chains stand for. */
export interface DrawnPlan {
  readonly model: TreeModel;
  readonly parts: ReadonlyMap<string, Part>;
  readonly chains: ReadonlyMap<string, ChainName>;
}

/** Of more inputs, those that are encoded alike are drawn as one. */
const SINGLE = 7;

/** The largest layer that is drawn taller than smaller ones. */
const LARGEST = Math.log2(1024);

/** What is known about a plan beside itself. */
interface Known {
  /** The lab's last answer. */
  readonly check: PlanCheck | undefined;
  /** Whether it is about this design, so that its shapes hold. */
  readonly current: boolean;
  /** How the layers of the trunk fit those that are grafted; none while nothing is. */
  readonly matches: readonly LayerMatch[];
  /** The layer that the lab refuses, as it names it. */
  readonly fault?: string | undefined;
  /** Tasks whose colours are theirs by place; left out: those of the plan. */
  readonly colours?: readonly string[];
  /** Parts in which it differs from a plan beside it, by their nodes. */
  readonly marks?: ReadonlyMap<string, Mark>;
}

/** Everything a node is described from. */
interface Context extends Known {
  readonly plan: Plan;
  readonly words: Language;
  /** Shapes and counts of the lab; empty until it has answered about this design. */
  readonly layers: PlanCheck['layers'];
}

export function drawPlan(plan: Plan, words: Language, known: Known): DrawnPlan {
  const { check, current, colours = plan.tasks.map(({ name }) => name) } = known;
  const context: Context = { ...known, plan, words, layers: current ? (check?.layers ?? []) : [] };
  const bundles = bundlesOf(check?.inputs ?? []);
  const chains = new Map(chainsOf(plan).map((chain) => [chainId(chain), chain]));
  const parts = new Map<string, Part>([
    ...bundles.map((columns) => [bundleId(columns), { part: 'columns', columns }] as const),
    ...plan.tasks.map(({ name }) => [headId(name), { part: 'head', task: name }] as const),
    ...[...chains.values()].flatMap((chain) =>
      chainOf(plan.design, chain).map((_, index): [string, Part] => {
        const place = { chain, index };
        return [layerId(place), { part: 'layer', place }];
      }),
    ),
  ]);
  return {
    model: {
      inputs: bundles.map((columns) => inputOf(columns, context)),
      trunk: drawnChain('trunk', context),
      heads: plan.tasks.map((task) => headOf(task, colourOf(colours.indexOf(task.name)), context)),
    },
    parts,
    chains,
  };
}

/** What is drawn, in one sentence. */
export function treeSentence({ design, tasks }: Plan, check: PlanCheck | undefined, { t }: Language): string {
  return t.plan.treeSentence(
    check?.inputs.length ?? 0,
    design.trunk.map((layer) => t.plan.layerKind[layer.kind]),
    tasks.flatMap(({ name }) => (isApart(design, name) ? [] : [name])),
    tasks.flatMap(({ name }) => (isApart(design, name) ? [name] : [])),
  );
}

/** What the lab worked out about a layer; undefined when it has not seen the layer. */
export function shapeAt(
  design: Plan['design'],
  layers: PlanCheck['layers'],
  place: LayerPlace,
): PlanCheck['layers'][number] | undefined {
  const name = placeName(design, place);
  return layers.find((layer) => layer.name === name);
}

/** What comes into a layer, a row; undefined while the lab has not seen what is before it. */
export function incoming(
  design: Plan['design'],
  check: PlanCheck | undefined,
  place: LayerPlace,
): readonly number[] | undefined {
  const { chain, index } = place;
  if (!check) return undefined;
  if (index > 0) return shapeAt(design, check.layers, { chain, index: index - 1 })?.shape;
  if (chain === 'trunk') return [check.inputs.reduce((sum, { width }) => sum + width, 0)];
  if ('inside' in chain) return incoming(design, check, chain.inside);
  if (isApart(design, chain.head)) return incoming(design, check, { chain: 'trunk', index: 0 });
  return incoming(design, check, { chain: 'trunk', index: design.trunk.length });
}

/** The node of a layer. */
export function layerId({ chain, index }: LayerPlace): string {
  return `${chainId(chain)}/${index}`;
}

function chainId(chain: ChainName): string {
  if (chain === 'trunk') return chain;
  return 'head' in chain ? hiddenId(chain.head) : `${layerId(chain.inside)}/${chain.branch}`;
}

/** All chains of a design: trunk, hidden layers of the tasks, and what is inside their layers. */
function chainsOf({ design, tasks }: Plan): ChainName[] {
  const inside = (chain: ChainName): ChainName[] => [
    chain,
    ...chainOf(design, chain).flatMap((layer, index) =>
      branchesOf(layer).flatMap((_, branch) => inside({ inside: { chain, index }, branch })),
    ),
  ];
  return ['trunk' as const, ...tasks.map(({ name }) => ({ head: name }))].flatMap(inside);
}

function hiddenId(task: string): string {
  return `hidden/${task}`;
}

/** The node of a head. */
export function headId(task: string): string {
  return `head/${task}`;
}

/** The node of columns that are drawn as one. */
export function bundleId([first, ...more]: readonly Column[]): string {
  return more.length === 0 ? `column/${first?.column ?? ''}` : `columns/${first?.encoding ?? ''}`;
}

/** Each column for itself when there are few, else those of one encoding together, in the order they come first. */
export function bundlesOf(inputs: readonly Column[]): (readonly Column[])[] {
  if (inputs.length <= SINGLE) return inputs.map((input) => [input]);
  const encodings = [...new Set(inputs.map(({ encoding }) => encoding))];
  return encodings.map((encoding) => inputs.filter((input) => input.encoding === encoding));
}

function inputOf(columns: readonly Column[], { words, marks }: Context): TreeInput {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const [first] = columns;
  const encoding = encodingWord(first?.encoding ?? '', words);
  const single = columns.length === 1 ? first : undefined;
  const id = bundleId(columns);
  const spoken = single
    ? words.t.plan.inputTitle(single.column, encoding, width)
    : words.t.plan.bundleTitle(columns.length, encoding, width);
  const mark = marks?.get(id);
  return {
    id,
    name: single?.column ?? words.t.plan.bundle(encodingKey(first?.encoding ?? ''), columns.length),
    width: words.f.whole(width),
    spoken: withMark(spoken, mark, words),
    mark,
  };
}

function withMark(spoken: string, mark: Mark | undefined, { t }: Language): string {
  return mark ? t.compare.marked(spoken, t.compare.mark[mark]) : spoken;
}

/** The encoding of a column in words. */
export function encodingWord(encoding: string, words: Language): string {
  return words.t.words.encoding[encodingKey(encoding)];
}

function encodingKey(encoding: string): keyof Language['t']['words']['encoding'] {
  return encoding === 'one-hot' ? 'oneHot' : encoding === 'embedding' ? 'embedding' : 'standard';
}

function drawnChain(chain: ChainName, context: Context): TreeChain {
  return {
    id: chainId(chain),
    layers: chainOf(context.plan.design, chain).map((layer, index) =>
      layerOf(layer, { chain, index }, context),
    ),
  };
}

function layerOf(layer: Layer, place: LayerPlace, context: Context): TreeLayer {
  const { plan, layers, words, matches, fault, marks } = context;
  const { chain, index } = place;
  const { shape = layer.kind === 'dense' ? [layer.units] : [], parameters } =
    shapeAt(plan.design, layers, place) ?? {};
  const kind = words.t.plan.layerKind[layer.kind];
  const shapeText = shape.map(words.f.whole).join(' × ');
  const outer = outermost(place);
  const taken = outer.chain === 'trunk' && matches[outer.index] === 'same';
  const name = placeName(plan.design, place);
  const still = isStill(plan, name, ownerOf(outer));
  const frozen = still && (taken || rateFactor(plan.method, name, ownerOf(outer)) === 0);
  const held = layer.kind === 'batch-norm' && (layer.statistics === 'frozen' || still);
  const branches = branchesOf(layer);
  const id = layerId(place);
  const mark = marks?.get(id);
  const origin = taken ? (frozen ? 'frozen' : 'tuned') : frozen ? 'still' : 'new';
  const spoken = words.t.plan.layerTitle(index + 1, kind, shapeText, parameters ?? NaN, origin, held);
  return {
    id,
    name: kind,
    shape: shapeText,
    parameters:
      parameters === undefined || branches.length > 0 ? '' : words.t.plan.parametersShort(parameters),
    spoken: withMark(spoken, mark, words),
    share: Math.min(1, Math.log2((shape.at(-1) ?? 0) + 1) / LARGEST),
    frozen,
    grafted: taken,
    held,
    faulty: fault === name,
    mark,
    branches: branches.map((_, branch) => drawnChain({ inside: { chain, index }, branch }, context)),
  };
}

/** The layer of the trunk or of a head that a layer is in, or is. */
function outermost(place: LayerPlace): LayerPlace {
  const { chain } = place;
  return typeof chain === 'object' && 'inside' in chain ? outermost(chain.inside) : place;
}

function ownerOf({ chain }: LayerPlace): { role: string; task?: string } {
  return typeof chain === 'object' && 'head' in chain
    ? { role: 'head', task: chain.head }
    : { role: 'trunk' };
}

function headOf(task: Plan['tasks'][number], colour: number, context: Context): TreeHead {
  const { plan, words, check, marks } = context;
  const apart = isApart(plan.design, task.name);
  const output = check?.layers.find((layer) => layer.name === `head ${task.name} output`)?.shape[0];
  const about = words.t.plan.headAbout(words.t.words.kind[task.kind], output ?? NaN);
  const id = headId(task.name);
  const mark = marks?.get(id);
  return {
    id,
    task: task.name,
    about,
    spoken: withMark(words.t.plan.headTitle(task.name, about, apart), mark, words),
    hidden: drawnChain({ head: task.name }, context),
    apart,
    colour,
    mark,
  };
}

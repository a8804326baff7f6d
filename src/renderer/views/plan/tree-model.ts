import type { Layer } from '../../../shared/design';
import { frozenLayers, type Plan } from '../../../shared/plan';
import { colourOf } from '../../components/chart/curve';
import type { TreeChain, TreeHead, TreeInput, TreeLayer, TreeModel } from '../../components/tree/model';
import type { Language } from '../../language/language.svelte';
import type { PlanCheck } from '../../state/draft.svelte';
import type { LayerMatch } from '../../state/graft-edits';
import { chainOf, type ChainName, type LayerPlace } from '../../state/layer-edits';

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

/** Everything a node is described from. */
interface Context {
  readonly plan: Plan;
  /** Shapes and counts of the lab; empty until it has answered about this design. */
  readonly layers: PlanCheck['layers'];
  readonly words: Language;
  /** How the layers of the trunk fit those that are grafted; none while nothing is. */
  readonly matches: readonly LayerMatch[];
}

/**
 * @param check the lab's last answer
 * @param current whether it is about this design, so that its shapes hold
 * @param matches how the layers of the trunk fit those that are grafted; none while nothing is
 */
export function drawPlan(
  plan: Plan,
  check: PlanCheck | undefined,
  current: boolean,
  words: Language,
  matches: readonly LayerMatch[],
): DrawnPlan {
  const context: Context = { plan, layers: current ? (check?.layers ?? []) : [], words, matches };
  const bundles = bundlesOf(check?.inputs ?? []);
  const chains = new Map<string, ChainName>([
    ['trunk', 'trunk'],
    ...plan.tasks.map(({ name }) => [hiddenId(name), { head: name }] as const),
  ]);
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
      inputs: bundles.map((columns) => inputOf(columns, words)),
      trunk: drawnChain('trunk', context),
      heads: plan.tasks.map((task, i) => headOf(task, colourOf(i), check, context)),
    },
    parts,
    chains,
  };
}

/** What the lab worked out about a layer; undefined when it has not seen the layer. */
export function shapeAt(
  layers: PlanCheck['layers'],
  { chain, index }: LayerPlace,
): PlanCheck['layers'][number] | undefined {
  const name = `${chain === 'trunk' ? chain : `head ${chain.head}`} ${index + 1}`;
  return layers.find((layer) => layer.name === name);
}

/** The node of a layer. */
export function layerId({ chain, index }: LayerPlace): string {
  return `${chainId(chain)}/${index}`;
}

function chainId(chain: ChainName): string {
  return chain === 'trunk' ? chain : hiddenId(chain.head);
}

function hiddenId(task: string): string {
  return `hidden/${task}`;
}

function headId(task: string): string {
  return `head/${task}`;
}

function bundleId([first, ...more]: readonly Column[]): string {
  return more.length === 0 ? `column/${first?.column ?? ''}` : `columns/${first?.encoding ?? ''}`;
}

/** Each column for itself when there are few, else those of one encoding together, in the order they come first. */
function bundlesOf(inputs: readonly Column[]): (readonly Column[])[] {
  if (inputs.length <= SINGLE) return inputs.map((input) => [input]);
  const encodings = [...new Set(inputs.map(({ encoding }) => encoding))];
  return encodings.map((encoding) => inputs.filter((input) => input.encoding === encoding));
}

function inputOf(columns: readonly Column[], words: Language): TreeInput {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const [first] = columns;
  const encoding = encodingWord(first?.encoding ?? '', words);
  const single = columns.length === 1 ? first : undefined;
  return {
    id: bundleId(columns),
    name: single?.column ?? words.t.plan.bundle(encodingKey(first?.encoding ?? ''), columns.length),
    width: words.f.whole(width),
    spoken: single
      ? words.t.plan.inputTitle(single.column, encoding, width)
      : words.t.plan.bundleTitle(columns.length, encoding, width),
  };
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

function layerOf(layer: Layer, place: LayerPlace, { plan, layers, words, matches }: Context): TreeLayer {
  const { chain, index } = place;
  const { shape = layer.kind === 'dense' ? [layer.units] : [], parameters } = shapeAt(layers, place) ?? {};
  const kind = words.t.plan.layerKind[layer.kind];
  const shapeText = shape.map(words.f.whole).join(' × ');
  const taken = chain === 'trunk' && matches[index] === 'same';
  const frozen = taken && index < frozenLayers(plan.graft, plan.design.trunk.length);
  return {
    id: layerId(place),
    name: kind,
    shape: shapeText,
    parameters: parameters === undefined ? '' : words.t.plan.parametersShort(parameters),
    spoken: words.t.plan.layerTitle(
      index + 1,
      kind,
      shapeText,
      parameters ?? NaN,
      taken ? (frozen ? 'frozen' : 'tuned') : 'new',
    ),
    share: Math.min(1, Math.log2((shape.at(-1) ?? 0) + 1) / LARGEST),
    frozen,
    grafted: taken,
  };
}

function headOf(
  task: Plan['tasks'][number],
  colour: number,
  check: PlanCheck | undefined,
  context: Context,
): TreeHead {
  const { words } = context;
  const output = check?.layers.find((layer) => layer.name === `head ${task.name} output`)?.shape[0];
  const about = words.t.plan.headAbout(words.t.words.kind[task.kind], output ?? NaN);
  return {
    id: headId(task.name),
    task: task.name,
    about,
    spoken: words.t.plan.headTitle(task.name, about),
    hidden: drawnChain({ head: task.name }, context),
    colour,
  };
}

/** What differs between the models of two plans, part by part. */
import type { Layer } from '../../../shared/design';
import type { Plan } from '../../../shared/plan';
import { lossOf } from '../../../shared/task';
import type { Mark } from '../../components/tree/model';
import { branchesOf, chainOf, type ChainName, type LayerPlace } from '../../state/layer-edits';
import { bundleId, bundlesOf, headId, layerId, type Column } from '../plan/tree-model';
import { isApart } from '../../state/apart';
import { align } from './align';

/** A setting that is not the same in both. */
export interface SettingChange {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** One difference: where it is in the model that has it, else in the first. */
export type Change = { readonly mark: Mark; readonly settings: readonly SettingChange[] } & (
  | { readonly part: 'layer'; readonly place: LayerPlace; readonly layer: Layer }
  | { readonly part: 'head'; readonly task: string }
  | { readonly part: 'column'; readonly column: string }
);

/** A plan, and the columns that come in; undefined where they are not known. */
export interface Model {
  readonly plan: Plan;
  readonly inputs: readonly Column[] | undefined;
}

/** Parts by their nodes in either drawing. */
export interface DesignDiff {
  readonly changes: readonly Change[];
  /** Of the first and of the second. */
  readonly marks: readonly [ReadonlyMap<string, Mark>, ReadonlyMap<string, Mark>];
  /** Nodes that stand for the same part: in the first, in the second. */
  readonly pairs: readonly (readonly [first: string, second: string])[];
  /** Those of the first, then those that only the second has. */
  readonly tasks: readonly string[];
}

/** A chain of either plan; undefined where a plan has none such. */
type Chains = readonly [first: ChainName | undefined, second: ChainName | undefined];

/** Columns, the trunk, then head by head of the first plan, then heads that only the second has. */
export function designDiff(first: Model, second: Model): DesignDiff {
  const plans = [first.plan, second.plan] as const;
  const tasks = [...new Set(plans.flatMap(({ tasks: own }) => own.map(({ name }) => name)))];
  const found = [
    ...columnDiff(first.inputs, second.inputs),
    ...chainDiff(plans, ['trunk', 'trunk']),
    ...tasks.flatMap((task) => headDiff(plans, task)),
  ];
  return {
    changes: found.flatMap(({ change }) => change ?? []),
    marks: [marksOf(found, 0), marksOf(found, 1)],
    pairs: found.flatMap(({ nodes: [one, other] }) => (one && other ? [[one, other] as const] : [])),
    tasks,
  };
}

/** A part of the models, by its nodes, and in what it differs. */
interface Found {
  readonly nodes: readonly [first: string | undefined, second: string | undefined];
  readonly change: Change | undefined;
}

type Plans = readonly [first: Plan, second: Plan];

/** A node that stands for several columns has changed where only some of them differ. */
function marksOf(found: readonly Found[], side: 0 | 1): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const node of new Set(found.flatMap(({ nodes }) => nodes[side] ?? []))) {
    const all = found.filter(({ nodes }) => nodes[side] === node).map(({ change }) => change?.mark);
    const [mark] = all;
    if (all.some((one) => one !== mark)) marks.set(node, 'changed');
    else if (mark) marks.set(node, mark);
  }
  return marks;
}

function columnDiff(first: Model['inputs'], second: Model['inputs']): Found[] {
  if (!first || !second) return [];
  const [ones, others] = [nodesOfColumns(first), nodesOfColumns(second)];
  return [...new Set([...ones.keys(), ...others.keys()])].map((column) => {
    const [one, other] = [ones.get(column), others.get(column)];
    const settings =
      one && other ? settingsDiff({ encoding: one.encoding }, { encoding: other.encoding }) : [];
    const mark = markOf(one, other, settings);
    return { nodes: [one?.node, other?.node], change: mark && { mark, part: 'column', column, settings } };
  });
}

function nodesOfColumns(inputs: readonly Column[]): ReadonlyMap<string, { node: string; encoding: string }> {
  return new Map(
    bundlesOf(inputs).flatMap((columns) =>
      columns.map(({ column, encoding }) => [column, { node: bundleId(columns), encoding }] as const),
    ),
  );
}

function markOf(one: unknown, other: unknown, settings: readonly SettingChange[]): Mark | undefined {
  if (one === undefined) return 'added';
  if (other === undefined) return 'removed';
  return settings.length > 0 ? 'changed' : undefined;
}

function headDiff(plans: Plans, task: string): Found[] {
  const [one, other] = plans.map(({ tasks }) => tasks.find(({ name }) => name === task));
  const settings =
    one && other ? settingsDiff(headSettings(one, plans[0]), headSettings(other, plans[1])) : [];
  const mark = markOf(one, other, settings);
  const chain = { head: task };
  return [
    ...chainDiff(plans, [one && chain, other && chain]),
    {
      nodes: [one && headId(task), other && headId(task)],
      change: mark && { mark, part: 'head', task, settings },
    },
  ];
}

function headSettings(task: Plan['tasks'][number], { design }: Plan): object {
  return { kind: task.kind, loss: lossOf(task), trunk: isApart(design, task.name) ? 'own' : 'shared' };
}

function chainDiff(plans: Plans, [first, second]: Chains): Found[] {
  const ones = first === undefined ? [] : chainOf(plans[0].design, first);
  const others = second === undefined ? [] : chainOf(plans[1].design, second);
  return align(ones, others).flatMap((pair) => {
    const one = placeAt(first, pair.first);
    const other = placeAt(second, pair.second);
    const layers = [one && ones[one.index], other && others[other.index]] as const;
    return [
      { nodes: [one && layerId(one), other && layerId(other)], change: layerChange(one, other, layers) },
      ...(one && other ? insideDiff(plans, [one, other], layers) : []),
    ];
  });
}

/** What is inside a layer that both have; a block that only one has is one difference. */
function insideDiff(
  plans: Plans,
  [one, other]: readonly [LayerPlace, LayerPlace],
  layers: readonly (Layer | undefined)[],
): Found[] {
  const count = Math.max(...layers.map((layer) => (layer ? branchesOf(layer).length : 0)));
  return Array.from({ length: count }, (_, branch) =>
    chainDiff(plans, [
      { inside: one, branch },
      { inside: other, branch },
    ]),
  ).flat();
}

function placeAt(chain: ChainName | undefined, index: number | undefined): LayerPlace | undefined {
  return chain === undefined || index === undefined ? undefined : { chain, index };
}

function layerChange(
  one: LayerPlace | undefined,
  other: LayerPlace | undefined,
  [before, after]: readonly [Layer | undefined, Layer | undefined],
): Change | undefined {
  const settings = before && after ? settingsDiff(before, after) : [];
  const mark = markOf(before, after, settings);
  const [place, layer] = [one ?? other, before ?? after];
  return mark && place && layer && { mark, part: 'layer', place, layer, settings };
}

/** Layers within a layer are parts of their own. */
const PARTS: ReadonlySet<string> = new Set(['layers', 'branches']);

function settingsDiff(before: object, after: object): SettingChange[] {
  const [was, is] = [
    new Map<string, unknown>(Object.entries(before)),
    new Map<string, unknown>(Object.entries(after)),
  ];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => !PARTS.has(name))
    .map((name) => ({ name, from: was.get(name), to: is.get(name) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

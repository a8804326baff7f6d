/** What Design calls the settings of a plan. */
import type { Method } from '../../../shared/method';
import type { Plan } from '../../../shared/plan';
import type { ColumnReading } from '../../../shared/recipe/column-reading';
import type { Recipe, Split } from '../../../shared/recipe/recipe';
import type { Task } from '../../../shared/task';
import type { Language } from '../../language/language.svelte';
import type { ChainName, LayerPlace } from '../../state/layer-edits';
import { placeOf } from '../../state/place-name';
import { layerPath, layerSettingName } from './layer-words';
import { stepsOf, type Step } from './setting-path';

/** What a name is told from. */
interface Telling {
  readonly words: Language;
  /** The plans that are compared: they say what tasks and layers are called. */
  readonly plans: readonly Plan[];
}

/** The name of what is further along a path; undefined where a plan has nothing such. */
type Naming = (rest: readonly Step[], telling: Telling) => string | undefined;

/** What a setting is part of and what it is, as Design says it; undefined for a path that no plan has. */
export function settingName(path: string, plans: readonly Plan[], words: Language): string | undefined {
  const [area, ...rest] = stepsOf(path);
  return areaOf(PLAN, area)?.(rest, { words, plans });
}

function areaOf(areas: Readonly<Record<string, Naming>>, step: Step | undefined): Naming | undefined {
  return typeof step === 'string' && Object.hasOwn(areas, step) ? areas[step] : undefined;
}

/** A setting in an area of settings. */
function within(areas: Readonly<Record<string, Naming>>, whole: (words: Language) => string): Naming {
  return ([step, ...rest], telling) =>
    step === undefined ? whole(telling.words) : areaOf(areas, step)?.(rest, telling);
}

/** Something that has one name, whatever is in it. */
function called(name: (t: Language['t']) => string): Naming {
  return (_, { words }) => name(words.t);
}

const SPLIT: Record<keyof Split, Naming> = {
  kind: called((t) => t.data.splitKind),
  by: called((t) => t.compare.changeOf(t.data.split, t.data.splitColumn)),
  validation: called((t) => t.plan.validationPart),
  test: called((t) => t.plan.testPart),
  seed: called((t) => t.plan.splitSeed),
};

const READING: Record<keyof ColumnReading, Naming> = {
  missing: called((t) => t.data.remedy.treatAsMissing),
  clean: called((t) => t.compare.name.clean),
  as: called((t) => t.compare.name.readAs),
  decimalComma: called((t) => t.data.decimalComma),
};

const RECIPE: Record<keyof Recipe, Naming> = {
  read: ofColumn(within(READING, ({ t }) => t.compare.name.reading)),
  duplicates: called((t) => t.compare.name.duplicates),
  columns: ofColumn(([field, part], { words: { t } }) => {
    if (field === 'role' || field === undefined) return t.compare.name.role;
    if (part === 'missingIndicator' || part === 'dimension') return t.plan.inspector.encodingField[part];
    return t.plan.inspector.encoding;
  }),
  otherwise: called((t) => t.compare.name.otherwise),
  rows: called((t) => t.data.filters),
  split: within(SPLIT, ({ t }) => t.data.split),
  keepLabels: ([task, field], { words: { t } }) => {
    const name = field === 'each' ? t.plan.labels.each : t.plan.labels.keep;
    return task === undefined ? name : t.compare.changeOf(t.plan.inspector.head(String(task)), name);
  },
  shuffleLabels: called((t) => t.plan.labels.shuffle),
};

const METHOD: Record<keyof Method, Naming> = {
  optimizer: ([field], { words: { t } }) =>
    field === 'learningRate'
      ? t.plan.learningRate
      : methodField(field, t.method.optimizer, t.method.optimizer, t),
  batchSize: called((t) => t.plan.batchSize),
  accumulate: called((t) => t.method.accumulate),
  schedule: ([field], { words: { t } }) => methodField(field, t.method.schedule, t.method.schedule, t),
  clip: ([field], { words: { t } }) =>
    field === 'limit' ? t.compare.changeOf(t.method.clip, t.method.limit) : t.method.clip,
  weightDecay: called((t) => t.method.weightDecay),
  average: called((t) => t.method.average),
  rates: ([part], telling) => {
    const { rate } = telling.words.t.plan;
    return part === undefined
      ? rate.title
      : telling.words.t.compare.changeOf(partName(String(part), telling), rate.own);
  },
};

const TASK: Record<
  keyof Task,
  (task: string, rest: readonly Step[], t: Language['t']) => string | undefined
> = {
  name: (task, _, t) => t.compare.changeOf(task, t.plan.name),
  targets: (task, _, t) => t.compare.changeOf(task, t.compare.name.targets),
  kind: (task, _, t) => t.compare.changeOf(task, t.plan.kind),
  loss: (task, [field], t) =>
    methodField(field, t.method.lossOf(task), t.compare.changeOf(task, t.plan.loss), t),
  weight: (task, _, t) => t.compare.changeOf(task, t.plan.inspector.weight),
};

const DESIGN: Record<keyof Plan['design'], Naming> = {
  trunk: (rest, { words }) => layerSetting('trunk', rest, words) ?? words.t.compare.trunk,
  sharing: called((t) => t.plan.sharing.title),
  heads: ([task, ...rest], { words }) =>
    task === undefined
      ? words.t.compare.name.heads
      : (layerSetting({ head: String(task) }, rest, words) ?? words.t.plan.inspector.head(String(task))),
  apart: called((t) => t.compare.name.apart),
};

const PLAN: Record<keyof Plan, Naming> = {
  version: called((t) => t.compare.name.version),
  name: called((t) => t.plan.name),
  dataset: called((t) => t.words.dataset),
  recipe: within(RECIPE, ({ t }) => t.compare.name.recipe),
  tasks: ([place, field, ...rest], { words: { t }, plans }) => {
    if (typeof place !== 'number') return t.plan.tasks;
    const name = plans.flatMap(({ tasks }) => tasks[place]?.name ?? [])[0] ?? '';
    const one = t.compare.name.task(place + 1, name);
    return isFieldOf(TASK, field) ? TASK[field](one, rest, t) : one;
  },
  design: within(DESIGN, ({ t }) => t.plan.title),
  method: within(METHOD, ({ t }) => t.plan.tab.training),
  budget: within(
    { epochs: called((t) => t.plan.epochs), patience: called((t) => t.plan.patience) },
    ({ t }) => t.plan.tab.training,
  ),
  seed: called((t) => t.plan.seed),
  graft: within(
    { from: called((t) => t.plan.graftFrom), freeze: called((t) => t.plan.graft.lever) },
    ({ t }) => t.plan.tab.graft,
  ),
};

function isFieldOf<T extends object>(fields: T, step: Step | undefined): step is keyof T & string {
  return typeof step === 'string' && Object.hasOwn(fields, step);
}

/** The name of a column before that of its setting. */
function ofColumn(setting: Naming): Naming {
  return ([column, ...rest], telling) => {
    const name = setting(rest, telling);
    if (column === undefined || name === undefined) return name;
    return telling.words.t.compare.changeOf(telling.words.t.plan.inspector.column(String(column)), name);
  };
}

/** A setting of an optimizer, a schedule or a loss; the kind has the name of the whole. */
function methodField(
  field: Step | undefined,
  whole: string,
  kind: string,
  { compare, method }: Language['t'],
): string | undefined {
  if (field === undefined) return whole;
  if (field === 'kind') return kind;
  return isFieldOf(method.field, field) ? compare.changeOf(whole, method.field[field]) : undefined;
}

/** A part as a method names it, in the words of the drawing. */
function partName(part: string, { words, plans }: Telling): string {
  const { rate } = words.t.plan;
  if (part === 'encoders' || part === 'trunk') return rate[part];
  const place = plans.flatMap(({ design }) => placeOf(design, part) ?? [])[0];
  if (place) return layerPath(place, words);
  return part.startsWith('head ') ? rate.head(part.slice('head '.length)) : part;
}

/** A setting of a layer of a chain, however deep it lies. */
function layerSetting(
  chain: ChainName,
  [index, field, ...rest]: readonly Step[],
  words: Language,
): string | undefined {
  if (typeof index !== 'number') return undefined;
  const place: LayerPlace = { chain, index };
  const branch = field === 'layers' ? 0 : rest[0];
  const inner = field === 'layers' ? rest : rest.slice(1);
  if ((field === 'layers' || field === 'branches') && typeof branch === 'number' && inner.length > 0)
    return layerSetting({ inside: place, branch }, inner, words);
  const name = field === undefined ? undefined : layerSettingName(String(field), words);
  return name === undefined
    ? layerPath(place, words)
    : words.t.compare.changeOf(layerPath(place, words), name);
}

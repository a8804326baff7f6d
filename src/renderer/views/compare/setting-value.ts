/** What a setting of a plan is set to, in the words and units of Design. */
import type { Language } from '../../language/language.svelte';
import { OPTIMIZER_NAMES } from '../../language/en/run';
import { stepsOf, type Step } from './setting-path';

/** What is known of things that a plan names by their ids; undefined: only the id. */
export interface KnownNames {
  dataset(id: string): string | undefined;
  run(id: string): string | undefined;
}

/** @param json the value as the lab tells it */
export function settingValue(path: string, json: string, words: Language, known: KnownNames): string {
  const steps = stepsOf(path);
  const value: unknown = JSON.parse(json);
  if (Array.isArray(value)) {
    const parts = value.map((part) => text(steps, part, words, known));
    if (parts.length === 0) return words.t.method.none;
    return steps.at(-1) === 'shape' ? parts.join(' × ') : words.f.list(parts);
  }
  return text(steps, value, words, known);
}

function text(steps: readonly Step[], value: unknown, words: Language, known: KnownNames): string {
  if (value === null) return words.t.plan.never;
  if (typeof value === 'boolean') return words.t.compare.onOff(value);
  if (typeof value === 'number') return numberText(steps, value, words);
  return typeof value === 'string' ? stringText(steps, value, words, known) : words.t.method.none;
}

function numberText(steps: readonly Step[], value: number, { t, f }: Language): string {
  const [area, place] = steps;
  const field = steps.at(-1);
  if (field === 'seed') return String(value);
  if (place === 'split') return value < 1 ? f.percent(value, 0) : t.data.rowsSoFar(value);
  if (area === 'graft') return t.plan.layers(value);
  if (area === 'budget') return t.compare.value.epochs(value);
  return f.plain(value);
}

/** Choices by their names; what a person has named stays as it is. */
function stringText(steps: readonly Step[], value: string, { t }: Language, known: KnownNames): string {
  const [area] = steps;
  if (area === 'dataset') return known.dataset(value) ?? value;
  if (area === 'graft')
    return steps[1] === 'from' ? (known.run(value) ?? value) : nameIn(t.compare.value.freeze, value);
  if (area === 'design') return nameIn(designChoices(steps, t), value);
  if (area === 'method') return nameIn(methodChoices(steps, t), value);
  if (area === 'recipe') return nameIn(recipeChoices(steps, t), value);
  return area === 'tasks' ? nameIn(taskChoices(steps, t), value) : value;
}

type Names = Readonly<Record<string, string>>;

function nameIn(names: Names, value: string): string {
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}

function designChoices(steps: readonly Step[], t: Language['t']): Names {
  const field = steps.at(-1);
  const choices: Readonly<Record<string, Names>> = { ...t.plan.inspector.choice, kind: t.plan.layerKind };
  return steps[1] === 'sharing' ? t.compare.value.sharing : (choices[String(field)] ?? {});
}

function methodChoices([, part]: readonly Step[], { method }: Language['t']): Names {
  if (part === 'optimizer') return OPTIMIZER_NAMES;
  return part === 'schedule' ? method.scheduleName : method.clipName;
}

function recipeChoices(steps: readonly Step[], t: Language['t']): Names {
  const [, part] = steps;
  const field = steps.at(-1);
  if (field === 'role' || part === 'otherwise') return t.compare.value.role;
  if (part === 'duplicates') return t.compare.value.duplicates;
  if (part === 'columns' && field === 'kind') return t.compare.value.encoding;
  if (part === 'read' && field === 'as') return t.words.columnType;
  return part === 'split' && field === 'kind' ? t.data.splitName : {};
}

function taskChoices(steps: readonly Step[], t: Language['t']): Names {
  const field = steps.at(-1);
  if (steps[2] === 'kind') return t.words.kind;
  if (field === 'classWeights') return t.compare.value.classWeights;
  return steps[2] === 'loss' ? t.words.loss : {};
}

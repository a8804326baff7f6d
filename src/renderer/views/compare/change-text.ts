/** Differences between two models in words. */
import type { Language } from '../../language/language.svelte';
import { encodingWord } from '../plan/tree-model';
import type { Change, SettingChange } from './design-diff';
import { layerPath, layerSettingName } from './layer-words';

/** Where it is, and what is how in either model. */
export function changeText(change: Change, words: Language): string {
  const { compare } = words.t;
  const name = nameOf(change, words);
  const settings = change.settings.map((setting) => settingText(setting, words));
  return settings.length === 0 ? name : compare.changeOf(name, words.f.list(settings));
}

function nameOf(change: Change, words: Language): string {
  const { inspector, layerKind } = words.t.plan;
  if (change.part === 'head') return inspector.head(change.task);
  if (change.part === 'column') return inspector.column(change.column);
  return words.t.compare.layerOf(layerPath(change.place, words), layerKind[change.layer.kind]);
}

function settingText({ name, from, to }: SettingChange, words: Language): string {
  const text = (value: unknown): string => valueText(name, value, words);
  return words.t.compare.setTo(settingName(name, words), text(from), text(to));
}

function settingName(name: string, words: Language): string {
  const { kind, loss, inspector } = words.t.plan;
  const names: Readonly<Record<string, string>> = {
    encoding: inspector.encoding,
    kind,
    loss,
    trunk: words.t.compare.trunk,
  };
  return names[name] ?? layerSettingName(name, words) ?? name;
}

/** Choices by their names, numbers and shapes as they are. */
function valueText(name: string, value: unknown, words: Language): string {
  const { choice } = words.t.plan.inspector;
  const { kind, loss } = words.t.words;
  const trunk = words.t.compare.trunkOf;
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...choice,
    kind,
    loss,
    trunk,
  };
  if (typeof value === 'number') return words.f.number(value);
  if (Array.isArray(value)) return value.join(' × ');
  if (value === undefined) return words.t.compare.unset;
  if (typeof value === 'boolean') return words.t.compare.onOff(value);
  return name === 'encoding'
    ? encodingWord(String(value), words)
    : (choices[name]?.[String(value)] ?? String(value));
}

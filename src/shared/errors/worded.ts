import { reasons } from './words/reasons';
import { actions, states } from './words/states';
import { grafted, kinds, layerKinds, layerNames, layers, parts, places, taskKinds } from './words/things';
import type { Wordings } from './words/wording';

/**
 * Details that are words of the program and not names of the person: each has its text in both languages. A word may
 * carry one thing behind a blank, such as `exit-code 3`.
 */
export const WORDED = {
  action: actions,
  kind: kinds,
  layer: layers,
  layerKind: layerKinds,
  layerName: layerNames,
  part: parts,
  place: places,
  reason: { ...reasons, ...states },
  source: grafted,
  status: states,
  target: grafted,
  taskKind: taskKinds,
} as const satisfies Readonly<Record<string, Wordings>>;

/** A detail as it is read; one that is no word of the program, such as a system's own code, stands for itself. */
export function worded(detail: string, value: string | number, language: 'en' | 'zh'): string {
  const text = String(value);
  const words: Wordings = (Object.hasOwn(WORDED, detail) && WORDED[detail as keyof typeof WORDED]) || {};
  const [word = '', ...behind] = text.split(' ');
  const wording = Object.hasOwn(words, word) ? words[word] : undefined;
  return wording ? filled(wording[language], behind) : text;
}

function filled(pattern: string, behind: readonly string[]): string {
  const blanks: Readonly<Record<string, string>> = {
    '{}': behind.join(' '),
    '{first}': behind.slice(0, -1).join(' '),
    '{last}': behind.at(-1) ?? '',
  };
  return pattern.replace(/\{(?:first|last)?\}/g, (blank) => blanks[blank] ?? '').trimEnd();
}

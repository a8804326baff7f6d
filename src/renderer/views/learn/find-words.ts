import { en } from '../../language/en';
import { isTermId, type TermId } from '../../language/en/glossary';
import { zh } from '../../language/zh';
import type { Lesson } from '../../state/lessons';

/** The page that shows what a term is about; terms that need no more than their two sentences have none. */
export const LESSON_OF: Readonly<Partial<Record<TermId, Lesson>>> = {
  multiTask: 'tasks',
  trunk: 'tasks',
  head: 'tasks',
  negativeTransfer: 'tasks',
  gradientConflict: 'tasks',
  taskWeight: 'tasks',
  transfer: 'transfer',
  graft: 'transfer',
  frozen: 'transfer',
  fineTuning: 'transfer',
  missingLabels: 'problems',
  seed: 'verdicts',
  pairedRuns: 'verdicts',
  interval: 'verdicts',
  verdict: 'verdicts',
  cannotTell: 'verdicts',
  bonferroni: 'verdicts',
  weights: 'network',
  activation: 'network',
  forwardPass: 'network',
  backwardPass: 'network',
  gradient: 'network',
  gradientDescent: 'network',
  learningRate: 'network',
  loss: 'network',
  squaredError: 'network',
  diverged: 'network',
  softmax: 'programs',
};

const IDS = Object.keys(en.glossary).filter(isTermId);

/**
 * The terms whose name or meaning holds what was typed, in either language, so that a term is found by the name a
 * person knows. Those whose name holds it come first; alphabetical in the language that is read.
 */
export function findWords(typed: string, language: 'en' | 'zh'): TermId[] {
  const text = typed.trim().toLowerCase();
  const holds =
    (part: 'term' | 'meaning') =>
    (id: TermId): boolean =>
      [en, zh].some(({ glossary }) => glossary[id][part].toLowerCase().includes(text));
  const read = language === 'en' ? en.glossary : zh.glossary;
  const order = new Intl.Collator(language === 'en' ? 'en' : 'zh-CN');
  const sorted = IDS.toSorted((a, b) => order.compare(read[a].term, read[b].term));
  const named = sorted.filter(holds('term'));
  return [...named, ...sorted.filter((id) => !named.includes(id) && holds('meaning')(id))];
}

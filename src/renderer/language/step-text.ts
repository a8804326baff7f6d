import type { Catalogue } from './en';
import type { StepName } from '../state/steps';

/** A step of a draft in words; empty when there is none. */
export function stepText(t: Catalogue, step: StepName | undefined): string {
  return step ? t.step.name[step.what](step.of ?? '') : '';
}

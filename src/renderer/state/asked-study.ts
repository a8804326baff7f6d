/** What can be asked about a plan that is being made, as the study that answers it. */
import type { CallInput } from '../../shared/contract/contract';
import type { Plan } from '../../shared/plan';
import { ungrafted } from './graft-edits';

/** Makes the study of a plan. @param seeds how often everything is trained, with other splits and starts */
export type Asked = (plan: Plan, seeds: number) => CallInput<'studies.start'>['plan'];

/** All tasks together against each alone. */
export function againstAlone(name: string): Asked {
  return (plan, seeds) => ({ question: 'do-tasks-help', name, plan, seeds });
}

/** The plan against always answering the same. */
export function againstGuessing(name: string): Asked {
  return (plan, seeds) => ({ question: 'train', name, plans: [plan], seeds });
}

/** The trunk of `source` grafted against from scratch. The study grafts for itself, and its control must not be grafted. */
export function againstScratch(name: string, source: Plan): Asked {
  return (plan, seeds) => ({ question: 'does-graft-help', name, source, target: ungrafted(plan), seeds });
}

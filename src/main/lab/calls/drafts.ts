import type { Handlers } from '../../../shared/contract/contract';
import type { Drafts } from '../../history/drafts';
import type { Events } from '../events';

/** The calls about plans that are being made; every page hears of each change that was taken. */
export function draftHandlers(
  drafts: Drafts,
  events: Pick<Events, 'emit'>,
): Pick<Handlers, 'drafts.get' | 'drafts.keep'> {
  return {
    'drafts.get': ({ dataset }) => drafts.get(dataset),
    'drafts.keep': ({ dataset, draft, over, by }) => {
      const outcome = drafts.keep(dataset, { draft, over, page: by });
      if (outcome.taken) events.emit({ type: 'draft.changed', dataset, state: outcome.state });
      return outcome;
    },
  };
}

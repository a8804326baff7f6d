import type { Handlers } from '../../../shared/contract/contract';
import type { Drafts } from '../../history/drafts';

/** The calls about plans that are being made. */
export function draftHandlers(drafts: Drafts): Pick<Handlers, 'drafts.get' | 'drafts.keep'> {
  return {
    'drafts.get': ({ dataset }) => ({ kept: drafts.get(dataset) }),
    'drafts.keep': ({ dataset, draft }) => {
      drafts.keep(dataset, draft);
      return {};
    },
  };
}

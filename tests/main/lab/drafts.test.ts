import { expect, test } from 'vitest';
import { openHistory } from '../../../src/main/history/history';
import { draftHandlers } from '../../../src/main/lab/calls/drafts';
import { createEvents } from '../../../src/main/lab/events';
import type { LabEvent } from '../../../src/shared/contract/events';
import { examplePlan, temporaryHome } from '../history/example';
import { cleaning } from '../../../src/shared/recipe/recipe';

test('every page hears of a change that was taken, and nobody of one that was not', async () => {
  await using home = await temporaryHome();
  const { drafts, close } = await openHistory(home);
  const events = createEvents();
  const heard: LabEvent[] = [];
  events.subscribe((event) => heard.push(event));
  const keep = draftHandlers(drafts, events)['drafts.keep'];
  const dataset = '0123456789abcdef';
  const draft = {
    targets: ['fat'],
    plan: examplePlan(),
    ignored: [],
    cleaning: cleaning.parse({}),
    seeds: 5,
  };

  await keep({ dataset, draft, over: 0, by: 'left' });
  await keep({ dataset, draft: { ...draft, seeds: 9 }, over: 0, by: 'right' });
  expect(heard).toMatchObject([
    { type: 'draft.changed', dataset, state: { revision: 1, by: 'left', kept: { draft: { seeds: 5 } } } },
  ]);
  await keep({ dataset, draft: null, over: 1, by: 'right' });
  expect(heard.at(-1)).toMatchObject({ state: { revision: 2, by: 'right', kept: null } });
  close();
});

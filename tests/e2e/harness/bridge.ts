import type { Page } from 'playwright-core';
import { connect, type LabClient } from '../../../src/shared/contract/client';

/** The lab behind a window's page, through the page's own bridge; events are not heard this way. */
export function labOf(page: Page): LabClient {
  return connect({
    request: (name, input) =>
      page.evaluate(([call, payload]) => window.espalier?.request(call, payload), [name, input] as const),
    listen: () => () => undefined,
  });
}

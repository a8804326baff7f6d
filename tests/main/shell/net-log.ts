import { readFile } from 'node:fs/promises';
import { z } from '../../../src/shared/zod';

const log = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(
    z.object({ type: z.number(), params: z.object({ url: z.string().optional() }).optional() }),
  ),
});

/** Events that come before anything leaves: a request that may, a look-up of a name, a connection, a packet. */
const LEAVING =
  /^(URL_REQUEST_START_JOB|HOST_RESOLVER_MANAGER_REQUEST|TCP_CONNECT|UDP_CONNECT|UDP_BYTES_SENT)$/;

/**
 * What Chromium tried to send anywhere in a whole session, by its own log (`--log-net-log`): pages, and also what
 * it does by itself, such as fetching dictionaries.
 */
export async function outgoing(file: string): Promise<string[]> {
  const { constants, events } = log.parse(JSON.parse(await readFile(file, 'utf8')));
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  return events.flatMap(({ type, params }) => {
    const name = names.get(type) ?? '';
    return LEAVING.test(name) ? [`${name} ${params?.url ?? ''}`] : [];
  });
}

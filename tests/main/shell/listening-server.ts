import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** What a page must never reach: it counts everyone who knocks, by TCP or UDP. */
export interface Outside {
  readonly port: number;
  readonly knocks: () => number;
  close(): Promise<void>;
}

export async function startOutside(): Promise<Outside> {
  let knocks = 0;
  const tcp = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4', () => (knocks += 1));
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  return {
    port,
    knocks: () => knocks,
    async close() {
      udp.close();
      tcp.close();
      await once(tcp, 'close');
    },
  };
}

import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { Lab } from '../lab/lab';
import { converse, frameSockets } from './conversation';
import { attachedOver, type Attached } from './attached';
import { doorOf } from './door';
import { FRAME_LIMIT } from './frames';
import { findSocket, makePlace } from './socket-place';

/**
 * Lets other processes of the same person talk to this lab, by a socket in its data folder that only they can open.
 * The caller holds the folder's lock, so whatever socket lies there is a dead one.
 */
export async function listenLocally(lab: Lab, home: string): Promise<{ close(): Promise<void> }> {
  const place = await makePlace(home);
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = frameSockets();
  const door = doorOf(lab);
  server.on('upgrade', (asked, socket, head) =>
    sockets.handleUpgrade(asked, socket, head, (client) => converse(client, door)),
  );
  await listen(server, place.socket);
  if (process.platform !== 'win32') await chmod(place.socket, 0o600);
  return {
    async close() {
      sockets.clients.forEach((client) => client.terminate());
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await place.remove();
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}

/** Talks to the lab that has the data folder open; undefined when there is none. */
export async function attachLocally(home: string): Promise<Attached | undefined> {
  const path = await findSocket(home);
  if (path === undefined) return undefined;
  const socket = new WebSocket('ws://localhost/lab', {
    createConnection: () => connect(path),
    maxPayload: FRAME_LIMIT,
    perMessageDeflate: false,
  });
  const open = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true));
    // Nobody listens there any more: the lab that made the socket was killed.
    socket.once('error', () => resolve(false));
  });
  return open ? attachedOver(socket) : undefined;
}

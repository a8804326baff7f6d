import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { clientFrame, FRAME_LIMIT, pack, unpack, type LabFrame } from './frames';
import type { LabDoor } from './door';

/** Bytes that may wait for a client that does not read; beyond them it is left, and may come again. */
const BACKLOG_LIMIT = 2 * FRAME_LIMIT;

const BAD_FRAME = 1007;

/** What a client may do at the door: one without `offer` cannot name paths. */
export type ClientDoor = Pick<LabDoor, 'request' | 'listen'> & Partial<Pick<LabDoor, 'offer'>>;

/** Sockets that speak the lab's frames, to be handed upgraded connections. */
export function frameSockets(): WebSocketServer {
  return new WebSocketServer({ noServer: true, maxPayload: FRAME_LIMIT, perMessageDeflate: false });
}

/** Answers a client's calls and tells it every event until it leaves; one who breaks the form is shown out. */
export function converse(socket: WebSocket, door: ClientDoor): void {
  const say = (frame: LabFrame): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > BACKLOG_LIMIT) socket.terminate();
    else socket.send(pack(frame));
  };
  const forget = door.listen((event) => say({ event }));
  socket.on('close', forget);
  // The closing that follows an error is all there is to do about it.
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const answer = answerTo(data, door);
    if (answer) void answer.then(say);
    else socket.close(BAD_FRAME);
  });
}

/** @returns undefined for what is no frame, or asks for what this client may not */
function answerTo(data: RawData, door: ClientDoor): Promise<LabFrame> | undefined {
  const frame = read(data);
  if (!frame) return undefined;
  if ('name' in frame)
    return door.request(frame.name, frame.input).then((reply) => ({ id: frame.id, reply }));
  return door.offer?.(frame.offer).then((reply) => ({ id: frame.id, reply }));
}

function read(data: RawData): ReturnType<typeof clientFrame.parse> | undefined {
  if (!Buffer.isBuffer(data)) return undefined;
  try {
    return clientFrame.safeParse(unpack(data)).data;
  } catch {
    return undefined;
  }
}

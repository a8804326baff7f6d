import type { RawData, WebSocket } from 'ws';
import { valueOf } from '../../shared/contract/client';
import { AppError } from '../../shared/errors/app-error';
import { labFrame, pack, unpack, type ClientFrame } from './frames';

/** A lab that another process of the same person has open. */
export interface Attached {
  /** @throws AppError system.disconnected */
  request(name: string, input: unknown): Promise<unknown>;
  listen(heard: (event: unknown) => void): () => void;
  /** @returns a `FileToken`. @throws AppError file.*, system.disconnected */
  offer(path: string): Promise<unknown>;
  /** Resolves when the other process has gone, or after `close`. */
  readonly lost: Promise<void>;
  close(): void;
}

interface Waiting {
  resolve(reply: unknown): void;
  reject(error: AppError): void;
}

/** The other end of `converse`: the lab over an open socket. */
export function attachedOver(socket: WebSocket): Attached {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: unknown) => void>();
  let next = 1;

  const ask = (make: (id: number) => ClientFrame): Promise<unknown> => {
    if (socket.readyState !== socket.OPEN) return Promise.reject(new AppError('system.disconnected'));
    const id = next++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.send(pack(make(id)));
    });
  };
  const hear = (data: RawData): void => {
    if (!Buffer.isBuffer(data)) return;
    const frame = labFrame.parse(unpack(data));
    if ('event' in frame) return listeners.forEach((heard) => heard(frame.event));
    waiting.get(frame.id)?.resolve(frame.reply);
    waiting.delete(frame.id);
  };
  const lost = new Promise<void>((resolve) => socket.once('close', () => resolve())).then(() => {
    for (const { reject } of waiting.values()) reject(new AppError('system.disconnected'));
    waiting.clear();
  });
  socket.on('message', hear);
  // The closing that follows an error is all there is to do about it.
  socket.on('error', () => undefined);

  return {
    request: (name, input) => ask((id) => ({ id, name, input })),
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    offer: async (path) => valueOf(await ask((id) => ({ id, offer: path }))),
    lost,
    close: () => socket.close(),
  };
}

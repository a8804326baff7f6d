import { decode, encode } from '@msgpack/msgpack';
import type { Transport } from '../../shared/contract/client';
import { AppError } from '../../shared/errors/app-error';
import { z } from '../../shared/zod';

const frame = z.union([z.object({ id: z.number(), reply: z.unknown() }), z.object({ event: z.unknown() })]);

/** Waits between attempts to reach a lab that went away, in milliseconds. */
const RETRY = [250, 500, 1000, 2000, 4000];

interface Waiting {
  resolve(reply: unknown): void;
  reject(error: AppError): void;
}

/** A transport that finds its server again. */
export interface SocketTransport extends Transport {
  watch(seen: (online: boolean) => void): () => void;
}

/**
 * The lab over a WebSocket: msgpack frames `{id, name, input}` there, `{id, reply}` and `{event}` back.
 * Requests made before the socket is open wait for it; requests in flight when it closes are refused
 * as `system.disconnected`. It connects again by itself.
 */
export function socketTransport(address: string): SocketTransport {
  const line = new Line(address);
  return {
    request: (name, input) => line.request(name, input),
    listen: (heard) => join(line.listeners, heard),
    watch: (seen) => {
      seen(line.online);
      return join(line.watchers, seen);
    },
  };
}

function join<T>(set: Set<T>, one: T): () => void {
  set.add(one);
  return () => set.delete(one);
}

class Line {
  readonly listeners = new Set<(event: unknown) => void>();
  readonly watchers = new Set<(online: boolean) => void>();
  /** Optimistic until the first attempt fails, so that the page does not open with a warning. */
  online = true;
  readonly #address: string;
  readonly #waiting = new Map<number, Waiting>();
  #unsent: Uint8Array<ArrayBuffer>[] = [];
  #socket: WebSocket;
  #next = 1;
  #failures = 0;

  constructor(address: string) {
    this.#address = address;
    this.#socket = this.#open();
  }

  request(name: string, input: unknown): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send(encode({ id, name, input }, { ignoreUndefined: true }));
    });
  }

  #send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes);
    else this.#unsent.push(bytes);
  }

  #open(): WebSocket {
    const socket = new WebSocket(this.#address);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('message', ({ data }) => this.#heard(data));
    socket.addEventListener('close', () => this.#closed());
    return socket;
  }

  #opened(): void {
    this.#failures = 0;
    for (const bytes of this.#unsent.splice(0)) this.#socket.send(bytes);
    this.#tell(true);
  }

  #heard(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    const message = frame.parse(decode(data));
    if ('event' in message) for (const heard of this.listeners) heard(message.event);
    else this.#answer(message.id, message.reply);
  }

  #answer(id: number, reply: unknown): void {
    this.#waiting.get(id)?.resolve(reply);
    this.#waiting.delete(id);
  }

  #closed(): void {
    this.#unsent = [];
    for (const { reject } of this.#waiting.values()) reject(new AppError('system.disconnected'));
    this.#waiting.clear();
    this.#tell(false);
    const wait = RETRY[Math.min(this.#failures++, RETRY.length - 1)];
    setTimeout(() => (this.#socket = this.#open()), wait);
  }

  #tell(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    for (const seen of this.watchers) seen(online);
  }
}

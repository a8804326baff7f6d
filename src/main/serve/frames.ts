import { decode, encode } from '@msgpack/msgpack';
import { z } from '../../shared/zod';

/** The largest frame either side takes, in bytes: a page of 500 wide rows fits many times. */
export const FRAME_LIMIT = 32 * 2 ** 20;

/** What a client says: a call, or a file by its path. */
export const clientFrame = z.union([
  z.object({ id: z.number(), name: z.string(), input: z.unknown() }),
  z.object({ id: z.number(), offer: z.string() }),
]);
export type ClientFrame = z.input<typeof clientFrame>;

/** What the lab's side says: the `Reply` to a frame of that id, or an event. */
export const labFrame = z.union([
  z.object({ id: z.number(), reply: z.unknown() }),
  z.object({ event: z.unknown() }),
]);
export type LabFrame = z.input<typeof labFrame>;

/** msgpack keeps NaN, which JSON has not; a key without a value is left out, as the contract has it. */
export function pack(frame: ClientFrame | LabFrame): Uint8Array {
  return encode(frame, { ignoreUndefined: true });
}

/** @throws when the bytes are not msgpack */
export function unpack(bytes: Uint8Array | ArrayBuffer): unknown {
  return decode(bytes);
}

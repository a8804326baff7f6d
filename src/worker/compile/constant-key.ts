import { createHash } from 'node:crypto';
import type { Spec, Values } from './program';

/** A short text that is the same for equal constants and for no others. */
export function constantKey({ dtype, shape }: Spec, values: Values): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return `${dtype}[${shape.join()}]${createHash('sha1').update(bytes).digest('hex')}`;
}

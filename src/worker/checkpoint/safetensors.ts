/**
 * The safetensors layout: 8-byte little-endian length of the header, a JSON header (name -> dtype, shape, byte
 * offsets; `__metadata__`: text by name), then the raw little-endian data. Float32 only.
 */
import { z } from '../../shared/zod';

export interface NamedTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

const MAX_HEADER = 16 * 1024 * 1024;

const entry = z.object({
  dtype: z.literal('F32'),
  shape: z.array(z.number().int().min(0)).max(8),
  data_offsets: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
});
const header = z.record(z.string(), z.unknown());

export function encodeTensors(
  tensors: ReadonlyMap<string, NamedTensor>,
  metadata: Readonly<Record<string, string>>,
): Buffer {
  const entries: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, { shape, data }] of tensors) {
    entries[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const json = Buffer.from(JSON.stringify(entries), 'utf8');
  const head = Buffer.alloc(8 + Math.ceil(json.length / 8) * 8, ' ');
  head.writeBigUInt64LE(BigInt(head.length - 8), 0);
  json.copy(head, 8);
  const data = [...tensors.values()].map((tensor) =>
    Buffer.from(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength),
  );
  return Buffer.concat([head, ...data]);
}

/** @throws Error on anything that is not whole: lengths, offsets and shapes are checked before a byte is read as a number */
export function decodeTensors(bytes: Buffer): {
  tensors: Map<string, NamedTensor>;
  metadata: Record<string, string>;
} {
  if (bytes.length < 8) throw new Error('shorter than its header');
  const length = Number(bytes.readBigUInt64LE(0));
  if (length > MAX_HEADER || 8 + length > bytes.length) throw new Error('header beyond the file');
  const { __metadata__, ...entries } = header.parse(JSON.parse(bytes.toString('utf8', 8, 8 + length)));
  const body = bytes.subarray(8 + length);
  const tensors = new Map(
    Object.entries(entries).map(([name, value]) => [name, tensorOf(entry.parse(value), body)]),
  );
  return { tensors, metadata: z.record(z.string(), z.string()).parse(__metadata__ ?? {}) };
}

function tensorOf({ shape, data_offsets: [from, to] }: z.infer<typeof entry>, body: Buffer): NamedTensor {
  const size = shape.reduce((product, width) => product * width, 1);
  if (to > body.length || to - from !== size * 4) throw new Error('data beyond the file');
  const data = new Float32Array(size);
  Buffer.from(data.buffer).set(body.subarray(from, to));
  return { shape, data };
}

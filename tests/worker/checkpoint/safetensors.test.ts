import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTensors, encodeTensors, type NamedTensor } from '../../../src/worker/checkpoint/safetensors';

const tensor: fc.Arbitrary<NamedTensor> = fc
  .array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 })
  .chain((shape) => {
    const size = shape.reduce((product, width) => product * width, 1);
    return fc
      .array(fc.float(), { minLength: size, maxLength: size })
      .map((values) => ({ shape, data: Float32Array.from(values) }));
  });
const name = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `trunk ${text}`);
const file = fc.uniqueArray(fc.tuple(name, tensor), { selector: ([key]) => key, maxLength: 6 });

describe('a tensor file', () => {
  it('gives back what was written, to the bit, under any names and shapes', () => {
    fc.assert(
      fc.property(file, fc.dictionary(name, fc.string()), (entries, metadata) => {
        const read = decodeTensors(encodeTensors(new Map(entries), metadata));
        expect([...read.tensors.keys()]).toEqual(entries.map(([key]) => key));
        for (const [key, { shape, data }] of entries) {
          const found = read.tensors.get(key)!;
          expect(found.shape).toEqual(shape);
          expect(new Uint32Array(found.data.buffer)).toEqual(new Uint32Array(data.buffer));
        }
        expect(read.metadata).toEqual(metadata);
      }),
    );
  });

  it('is the layout that other programs read: length, header, then little-endian numbers', () => {
    const bytes = encodeTensors(new Map([['w', { shape: [2], data: Float32Array.of(1, -2) }]]), {
      format: '1',
    });
    const length = Number(bytes.readBigUInt64LE(0));
    expect(length % 8).toBe(0);
    expect(JSON.parse(bytes.toString('utf8', 8, 8 + length))).toEqual({
      __metadata__: { format: '1' },
      w: { dtype: 'F32', shape: [2], data_offsets: [0, 2 * 4] },
    });
    expect([bytes.readFloatLE(8 + length), bytes.readFloatLE(8 + length + 4)]).toEqual([1, -2]);
    expect(bytes.length).toBe(8 + length + 2 * 4);
  });

  it('that is cut short anywhere, or changed in its header, is refused or read within its bounds', () => {
    const whole = encodeTensors(new Map([['w', { shape: [2, 3], data: new Float32Array(6).fill(1) }]]), {});
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeTensors(whole.subarray(0, length))).toThrow();
    }
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = Buffer.from(whole);
        changed[place] = changed[place]! ^ change;
        try {
          for (const { shape, data } of decodeTensors(changed).tensors.values()) {
            expect(data.length).toBe(shape.reduce((product, width) => product * width, 1));
          }
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

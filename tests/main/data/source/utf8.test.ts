import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Utf8Check } from '../../../../src/main/data/source/utf8';

function check(bytes: Uint8Array, piece: number): { wrong: number | undefined; unfinished: number } {
  const all = new Utf8Check();
  for (let at = 0; at < bytes.length; at += piece) {
    const wrong = all.push(Buffer.from(bytes.subarray(at, at + piece)));
    if (wrong !== undefined) return { wrong, unfinished: 0 };
  }
  return { wrong: undefined, unfinished: all.unfinished };
}

describe('strict UTF-8', () => {
  it('takes every text, however it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), (text, piece) => {
        expect(check(Buffer.from(text), piece)).toEqual({ wrong: undefined, unfinished: 0 });
      }),
    );
  });

  it('agrees with the platform about all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (bytes, piece) => {
        const { wrong, unfinished } = check(bytes, piece);
        const decodes = (until: number): boolean => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, until));
            return true;
          } catch {
            return false;
          }
        };
        expect(wrong === undefined && unfinished === 0).toBe(decodes(bytes.length));
        if (wrong !== undefined) expect(decodes(wrong)).toBe(true);
      }),
    );
  });

  it('tells where the first wrong byte is', () => {
    const bytes = Buffer.concat([Buffer.from('Zürich '), Buffer.from([0xfc]), Buffer.from('x')]);
    for (const piece of [1, 2, 3, 100]) expect(check(bytes, piece).wrong).toBe(8);
  });

  it('tells how many bytes of a character are left at the end', () => {
    expect(check(Buffer.from('a€').subarray(0, 3), 2)).toEqual({ wrong: undefined, unfinished: 2 });
  });
});

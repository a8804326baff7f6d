import { describe, expect, it } from 'vitest';
import { philox, type Block } from '../../../src/shared/random/philox';

const hex = (block: Block): string => block.map((word) => word.toString(16).padStart(8, '0')).join(' ');

/** The known answers that the authors' Random123 library ships for philox4x32 with 10 rounds. */
describe('Philox4x32-10 gives the known answers', () => {
  it('of zeros', () => {
    expect(hex(philox([0, 0, 0, 0], [0, 0]))).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  });

  it('of ones', () => {
    const all = 0xffffffff;
    expect(hex(philox([all, all, all, all], [all, all]))).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd');
  });

  it('of the digits of pi', () => {
    expect(hex(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0]))).toBe(
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    );
  });
});

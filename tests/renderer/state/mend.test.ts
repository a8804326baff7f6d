import { describe, expect, test } from 'vitest';
import { mendOf } from '../../../src/renderer/state/mend';
import { design as designSchema } from '../../../src/shared/design';
import { reportOf, type ErrorReport } from '../../../src/shared/errors/app-error';
import { placeStack } from '../../../src/shared/layers/placed';
import type { z } from '../../../src/shared/zod';

type Trunk = z.input<typeof designSchema>['trunk'];
const WIDTH = 64;

/** What is wrong with a trunk over 64 numbers; undefined when it fits. */
function faultOf(design: z.output<typeof designSchema>): ErrorReport | undefined {
  try {
    placeStack('trunk', [WIDTH], design.trunk);
    return undefined;
  } catch (thrown) {
    return reportOf(thrown);
  }
}

describe('a layer that does not fit is made to fit', () => {
  test.each<[string, Trunk, string]>([
    ['a sequence layer over plain numbers', [{ kind: 'conv1d', filters: 4, kernel: 3 }], 'reshape'],
    ['an image layer over plain numbers', [{ kind: 'conv2d', filters: 4, kernel: 3 }], 'reshape'],
    ['pooling over plain numbers', [{ kind: 'pool', mode: 'max' }], 'reshape'],
    ['a reshape to another size', [{ kind: 'reshape', shape: [9, 9] }], 'take-shape'],
    [
      'a window that is too large',
      [
        { kind: 'reshape', shape: [64, 1] },
        { kind: 'conv1d', filters: 4, kernel: 99, padding: 'valid' },
      ],
      'pad',
    ],
    [
      'a pool that is too large',
      [
        { kind: 'reshape', shape: [8, 8, 1] },
        { kind: 'pool', mode: 'max', size: 50 },
      ],
      'pad',
    ],
    [
      'stride and dilation at once',
      [
        { kind: 'reshape', shape: [64, 1] },
        { kind: 'conv1d', filters: 4, kernel: 3, stride: 2, dilation: 2 },
      ],
      'no-dilation',
    ],
    ['a residual of another width', [{ kind: 'residual', layers: [{ units: 9 }] }], 'dense'],
    [
      'branches of other shapes',
      [
        { kind: 'reshape', shape: [8, 8, 1] },
        { kind: 'concat', branches: [[{ kind: 'global-pool', mode: 'max' }], []] },
      ],
      'flatten',
    ],
  ])('%s', (_, trunk, what) => {
    const design = designSchema.parse({ trunk });
    const fault = faultOf(design);
    const mend = fault && mendOf(design, fault);
    expect(mend?.what).toBe(what);
    expect(mend && faultOf(mend.design)).toBeUndefined();
  });

  test('what is not about a layer has no such remedy', () => {
    const design = designSchema.parse({ trunk: [{ units: 4 }] });
    expect(mendOf(design, { code: 'plan.no-inputs', details: {} })).toBeUndefined();
  });
});

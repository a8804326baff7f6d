import { describe, expect, it } from 'vitest';
import { design as designSchema, layer as layerSchema } from '../../../src/shared/design';
import { endOf, placeStack, simpleLayers } from '../../../src/shared/layers/placed';
import type { FittedRecipe } from '../../../src/shared/recipe/fitted';
import { layerShapes } from '../../../src/shared/shapes';
import type { z } from '../../../src/shared/zod';

type Given = z.input<typeof layerSchema>;

const stack = (input: readonly number[], ...layers: Given[]) =>
  placeStack(
    'trunk',
    input,
    layers.map((one) => layerSchema.parse(one)),
  );

/** The shape after each layer. */
const shapes = (input: readonly number[], ...layers: Given[]): (readonly number[])[] =>
  stack(input, ...layers).map(({ output }) => output);

const refusal = (input: readonly number[], ...layers: Given[]): unknown => {
  try {
    return stack(input, ...layers);
  } catch (thrown) {
    return thrown;
  }
};

describe('a layer of an older plan', () => {
  it('is dense without saying so', () => {
    expect(layerSchema.parse({ units: 64 })).toEqual({
      kind: 'dense',
      units: 64,
      activation: 'relu',
      dropout: 0,
    });
  });

  it('has no setting of another kind', () => {
    expect(layerSchema.safeParse({ units: 64, filters: 3 }).success).toBe(false);
    expect(layerSchema.safeParse({ kind: 'flatten', units: 64 }).success).toBe(false);
  });
});

describe('the shape that leaves a layer', () => {
  it('of a small net for 8 × 8 images, layer by layer', () => {
    expect(
      shapes(
        [64],
        { kind: 'reshape', shape: [8, 8, 1] },
        { kind: 'conv2d', filters: 16, kernel: 3, activation: 'linear' },
        { kind: 'batch-norm' },
        { kind: 'activation', activation: 'relu' },
        { kind: 'pool', mode: 'max' },
        { kind: 'depthwise-conv2d', kernel: 3, multiplier: 2 },
        { kind: 'separable-conv2d', filters: 8, kernel: 3, stride: 2 },
        { kind: 'flatten' },
        { units: 10 },
      ),
    ).toEqual([[8, 8, 1], [8, 8, 16], [8, 8, 16], [8, 8, 16], [4, 4, 16], [4, 4, 32], [2, 2, 8], [32], [10]]);
  });

  it.each([
    // ceil(length / stride) with zeros at the ends; whole windows else, a window of (kernel - 1) dilation + 1.
    [{ kernel: 3, stride: 2, padding: 'same' }, Math.ceil(11 / 2)],
    [{ kernel: 3, stride: 2, padding: 'valid' }, Math.floor((11 - 3) / 2) + 1],
    [{ kernel: 3, dilation: 4, padding: 'valid' }, 11 - ((3 - 1) * 4 + 1) + 1],
    [{ kernel: 3, dilation: 4, padding: 'same' }, 11],
  ] as const)('of a window over a line: %j', (window, length) => {
    expect(shapes([11, 2], { kind: 'conv1d', filters: 5, ...window })).toEqual([[length, 5]]);
  });

  it('of pooling over a line, whole windows only, and over all positions', () => {
    expect(shapes([11, 2], { kind: 'pool', mode: 'average', size: 3 })).toEqual([[3, 2]]);
    expect(shapes([11, 2], { kind: 'pool', mode: 'average', size: 3, stride: 1 })).toEqual([[9, 2]]);
    expect(shapes([5, 4, 3], { kind: 'global-pool', mode: 'max' })).toEqual([[3]]);
  });

  it('of layers within layers: a residual keeps it, branches stand side by side', () => {
    const conv = (filters: number): Given => ({ kind: 'conv2d', filters, kernel: 3 });
    expect(
      shapes(
        [6, 6, 4],
        { kind: 'residual', layers: [conv(8), conv(4)] },
        { kind: 'concat', branches: [[], [conv(3)]] },
      ),
    ).toEqual([
      [6, 6, 4],
      [6, 6, 7],
    ]);
  });
});

describe('layers within layers', () => {
  it('are named by their places', () => {
    const inner: Given[] = [{ units: 3 }, { kind: 'residual', layers: [{ units: 3 }] }];
    const placed = stack(
      [3],
      { units: 3 },
      { kind: 'residual', layers: inner },
      { kind: 'concat', branches: [[], inner] },
    );
    expect(simpleLayers(placed).map(({ name }) => name)).toEqual([
      'trunk 1',
      'trunk 2.1',
      'trunk 2.2.1',
      'trunk 3.2.1',
      'trunk 3.2.2.1',
    ]);
    expect(endOf(placed, [3])).toEqual([6]);
  });
});

describe('the numbers that a layer learns', () => {
  const fitted: FittedRecipe = {
    inputs: [
      {
        kind: 'one-hot',
        column: 'x',
        levels: Array.from({ length: 64 }, (_, i) => `${i}`),
        missingIndicator: false,
      },
    ],
    tasks: [{ name: 'y', kind: 'number', targets: ['y'], classes: [], mean: 0, deviation: 1 }],
  };
  const trunk: Given[] = [
    { kind: 'reshape', shape: [8, 8, 1] },
    { kind: 'conv2d', filters: 16, kernel: 3 },
    { kind: 'batch-norm' },
    { kind: 'residual', layers: [{ kind: 'depthwise-conv2d', kernel: 3 }, { kind: 'layer-norm' }] },
    { kind: 'separable-conv2d', filters: 4, kernel: 3, multiplier: 2 },
    { units: 5 },
  ];

  it('are counted: kernels and biases, scales and shifts, and no statistics', () => {
    const rows = layerShapes({ design: designSchema.parse({ trunk }) }, fitted);
    expect(rows.map(({ name, parameters }) => [name, parameters])).toEqual([
      ['trunk 1', 0],
      ['trunk 2', 3 * 3 * 1 * 16 + 16],
      ['trunk 3', 16 + 16],
      ['trunk 4.1', 3 * 3 * 16 + 16],
      ['trunk 4.2', 16 + 16],
      ['trunk 4', 0],
      ['trunk 5', 3 * 3 * 16 * 2 + 16 * 2 * 4 + 4],
      ['trunk 6', 8 * 8 * 4 * 5 + 5],
      ['head y output', 5 + 1],
    ]);
  });
});

describe('a layer that does not fit on what comes in is refused by name', () => {
  const conv = { kind: 'conv2d', filters: 2, kernel: 3 } as const;
  it.each([
    ['design.needs-image', { layerName: 'trunk 1', layerKind: 'conv2d', given: '64' }, refusal([64], conv)],
    [
      'design.needs-length',
      { layerName: 'trunk 1', given: '8 × 8 × 1' },
      refusal([8, 8, 1], { kind: 'conv1d', filters: 2, kernel: 3 }),
    ],
    [
      'design.needs-positions',
      { layerName: 'trunk 2', given: '5' },
      refusal([64], { units: 5 }, { kind: 'pool', mode: 'max' }),
    ],
    [
      'design.too-long',
      { layerName: 'trunk 1', layerKind: 'lstm', length: 257, most: 256 },
      refusal([257, 2], { kind: 'lstm', units: 3 }),
    ],
    [
      'design.too-long',
      { layerName: 'trunk 1', layerKind: 'attention', length: 513, most: 512 },
      refusal([513, 2], { kind: 'attention', heads: 1, width: 3 }),
    ],
    ['design.reshape-size', { wanted: 63, size: 64 }, refusal([64], { kind: 'reshape', shape: [7, 9] })],
    [
      'design.window-too-large',
      { span: 5, length: 4 },
      refusal([4, 4, 1], { ...conv, dilation: 2, padding: 'valid' as const }),
    ],
    [
      'design.stride-and-dilation',
      { stride: 2, dilation: 2 },
      refusal([8, 8, 1], { ...conv, stride: 2, dilation: 2 }),
    ],
    [
      'design.residual-shape',
      { layerName: 'trunk 1', given: '8 × 8 × 1', found: '8 × 8 × 2' },
      refusal([8, 8, 1], { kind: 'residual', layers: [conv] }),
    ],
    [
      'design.concat-shape',
      { layerName: 'trunk 1', branch: 2, given: '8 × 8 × 1', found: '4 × 4 × 2' },
      refusal([8, 8, 1], { kind: 'concat', branches: [[], [{ ...conv, stride: 2 }]] }),
    ],
    [
      'design.needs-image',
      { layerName: 'trunk 1.2.1' },
      refusal([8], { kind: 'concat', branches: [[], [conv]] }),
    ],
  ])('%s %j', (code, details, thrown) => {
    expect(thrown).toMatchObject({ code, details });
  });
});

import { sizeOf, specOf, type Program, type ProgramNode, type Spec } from './program';

/** What one run of a program costs. */
export interface Cost {
  /** Additions, multiplications and function values; a multiplication of matrices counts 2 m k n, a
   * convolution 2 for every number of the kernel that meets an output. */
  readonly operations: number;
  /** Bytes that its nodes read and write, had they no caches. */
  readonly bytes: number;
  readonly nodes: number;
}

/** They move numbers and compute none. */
const MOVES: ReadonlySet<string> = new Set([
  'Reshape',
  'ExpandDims',
  'Slice',
  'SplitV',
  'Concat',
  'Pack',
  'Unpack',
  'Tile',
  'Transpose',
  'GatherV2',
  'Cast',
  'SpaceToBatchND',
  'BatchToSpaceND',
]);

/** Names of views: the same bytes under another shape. */
const VIEWS: ReadonlySet<string> = new Set(['Reshape', 'ExpandDims']);

const BYTES = { float32: 4, int32: 4, bool: 1 } as const;

/** Counts the cost of a program by the shapes of its nodes. */
export function costOf(program: Program): Cost {
  const counted = program.nodes.map((node) => {
    const named = Object.entries(node.inputs).map(([name, ref]) => [name, specOf(program, ref)] as const);
    const inputs = named.map(([, spec]) => spec);
    return {
      operations: operationsOf(node, Object.fromEntries(named)),
      bytes: VIEWS.has(node.kernel) ? 0 : bytesOf([...inputs, ...node.outputs]),
    };
  });
  const sum = (of: 'operations' | 'bytes'): number => counted.reduce((total, one) => total + one[of], 0);
  return { operations: sum('operations'), bytes: sum('bytes'), nodes: program.nodes.length };
}

type Inputs = Readonly<Record<string, Spec>>;

function operationsOf(node: ProgramNode, inputs: Inputs): number {
  if (MOVES.has(node.kernel)) return 0;
  const outputs = node.outputs.reduce((total, { shape }) => total + sizeOf(shape), 0);
  if (/Conv2[dD]/.test(node.kernel)) return convolutionOperations(node, inputs, outputs);
  if (node.kernel === 'BatchMatMul') {
    const inner = inputs['a']?.shape.at(node.attributes['transposeA'] === true ? -2 : -1) ?? 1;
    return 2 * inner * outputs;
  }
  return Math.max(...[...Object.values(inputs), ...node.outputs].map(({ shape }) => sizeOf(shape)));
}

/**
 * Forwards and backwards alike, each number of what leaves the convolution meets every position of the window, over
 * all input channels or, where channels stay apart, over one.
 */
function convolutionOperations(node: ProgramNode, inputs: Inputs, outputs: number): number {
  const given = node.attributes['filterShape'];
  const kernel = inputs['filter']?.shape ?? (Array.isArray(given) ? given.map(Number) : []);
  const window = node.kernel.startsWith('Depthwise') ? kernel.slice(0, 2) : kernel.slice(0, 3);
  const leaving = inputs['dy'] ? sizeOf(inputs['dy'].shape) : outputs;
  return 2 * sizeOf(window) * leaving;
}

function bytesOf(specs: readonly Spec[]): number {
  return specs.reduce((total, { shape, dtype }) => total + sizeOf(shape) * BYTES[dtype], 0);
}

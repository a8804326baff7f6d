import { sizeOf, specOf, type Program, type ProgramNode, type Spec } from './program';

/** What one run of a program costs. */
export interface Cost {
  /** Additions, multiplications and function values; a multiplication of matrices counts 2 m k n. */
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
]);

/** Names of views: the same bytes under another shape. */
const VIEWS: ReadonlySet<string> = new Set(['Reshape', 'ExpandDims']);

const BYTES = { float32: 4, int32: 4, bool: 1 } as const;

/** Counts the cost of a program by the shapes of its nodes. */
export function costOf(program: Program): Cost {
  const counted = program.nodes.map((node) => {
    const inputs = Object.values(node.inputs).map((ref) => specOf(program, ref));
    return {
      operations: operationsOf(node, inputs),
      bytes: VIEWS.has(node.kernel) ? 0 : bytesOf([...inputs, ...node.outputs]),
    };
  });
  const sum = (of: 'operations' | 'bytes'): number => counted.reduce((total, one) => total + one[of], 0);
  return { operations: sum('operations'), bytes: sum('bytes'), nodes: program.nodes.length };
}

function operationsOf(node: ProgramNode, inputs: readonly Spec[]): number {
  if (MOVES.has(node.kernel)) return 0;
  const largest = Math.max(...[...inputs, ...node.outputs].map(({ shape }) => sizeOf(shape)));
  if (node.kernel !== 'BatchMatMul') return largest;
  const a = inputs[0]?.shape ?? [];
  const inner = a.at(node.attributes['transposeA'] === true ? -2 : -1) ?? 1;
  return 2 * inner * node.outputs.reduce((total, { shape }) => total + sizeOf(shape), 0);
}

function bytesOf(specs: readonly Spec[]): number {
  return specs.reduce((total, { shape, dtype }) => total + sizeOf(shape) * BYTES[dtype], 0);
}

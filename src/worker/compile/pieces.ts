import { ProgramBuilder } from './builder';
import { ELEMENTWISE } from './lower/elementwise';
import type { LoopArgument, LoopProgram } from './loop-program';
import {
  sizeOf,
  specOf,
  type Argument,
  type Constant,
  type Program,
  type ProgramNode,
  type Ref,
  type Spec,
  type Values,
} from './program';

/** A looped program whose long vectors are carried in pieces. */
export interface InPieces {
  readonly program: LoopProgram;
  /** Lengths of the pieces of every argument of the program before; null: it is whole, as it was. */
  readonly cuts: readonly (readonly number[] | null)[];
}

/**
 * The same program without the vectors that it joins from parts: what is computed number by number from such a vector
 * is computed from each part, and such an argument or state comes and goes in parts. XLA writes a joined vector in a
 * loop that walks the longest part once for every part, which takes longer than the rest of a small step.
 */
export function inPieces(whole: LoopProgram): InPieces {
  const lengths = cutLengths(whole);
  const cuts = whole.arguments.map(({ role, shape }) =>
    shape.length === 1 && (role === 'state' || role === 'call') ? (lengths.get(shape[0] ?? 0) ?? null) : null,
  );
  const args = whole.arguments.map((argument, i) => piecesOf(argument, cuts[i] ?? null));
  const into = new Pieces();
  const given = args.map((pieces, i) => pieces.map((piece, k) => into.argument(piece, cuts[i]?.[k])));
  const made: Parts[][] = [];
  const partsOf = (ref: Ref): Parts => {
    if (ref.from === 'constant') return [into.constant(whole.constants[ref.index] as Constant)];
    return (ref.from === 'argument' ? given[ref.index] : made[ref.index]?.[ref.output]) as Parts;
  };
  for (const node of whole.nodes) made.push(into.node(node, partsOf));
  const states = cuts.filter((_, i) => whole.arguments[i]?.role === 'state');
  const results = whole.results.flatMap((ref, i) => into.refs(partsOf(ref), states[i] ?? null));
  return { program: { ...into.program(results), arguments: args.flat() }, cuts };
}

function piecesOf(argument: LoopArgument, sizes: readonly number[] | null): LoopArgument[] {
  if (!sizes) return [argument];
  const isEven = argument.role === 'call' && argument.even;
  return sizes.map((size, i) => ({ ...argument, name: `${argument.name} ${i}`, shape: [isEven ? 1 : size] }));
}

/** For each length of a vector that is joined from parts, the lengths of all its parts, so fine that every join fits. */
function cutLengths(program: Program): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (const node of program.nodes) {
    const length = node.outputs[0]?.shape[0] ?? 0;
    if (!joins(node)) continue;
    const sizes = Object.values(node.inputs).flatMap((ref) => {
      const size = sizeOf(specOf(program, ref).shape);
      return found.get(size) ?? [size];
    });
    found.set(length, refined(found.get(length) ?? [length], sizes));
  }
  return found;
}

function joins({ kernel, outputs, inputs }: ProgramNode): boolean {
  return kernel === 'Concat' && outputs[0]?.shape.length === 1 && Object.keys(inputs).length > 1;
}

/** The parts of two ways to cut the same vector, cut wherever either is. */
function refined(a: readonly number[], b: readonly number[]): number[] {
  const ends = [...new Set([...endsOf(a), ...endsOf(b)])].sort((x, y) => x - y);
  return ends.map((end, i) => end - (ends[i - 1] ?? 0));
}

function endsOf(sizes: readonly number[]): number[] {
  let end = 0;
  return sizes.map((size) => (end += size));
}

/** A value, or a part of a vector, of which one number may stand for all. */
interface Part extends Spec {
  readonly ref: Ref;
  /** How many numbers it stands for. */
  readonly size: number;
  /** Of a constant. */
  readonly values?: Values;
}

/** A value: whole, or the parts of a vector in order. */
type Parts = readonly Part[];

const sizesOf = (parts: Parts): number[] => parts.map(({ size }) => size);
const lengthOf = (parts: Parts): number => parts.reduce((sum, { size }) => sum + size, 0);

/** Puts a program together whose values may be in parts. */
class Pieces {
  readonly #builder = new ProgramBuilder();

  /** @param size how many numbers it stands for, where it is not as many as it has */
  argument(argument: Argument, size = sizeOf(argument.shape)): Part {
    return { ...argument, size, ref: this.#builder.argument(argument) };
  }

  constant(constant: Constant): Part {
    return { ...constant, size: sizeOf(constant.shape), ref: this.#builder.constant(constant) };
  }

  /** One value an output. */
  node(node: ProgramNode, partsOf: (ref: Ref) => Parts): Parts[] {
    const inputs = Object.entries(node.inputs).map(([name, ref]) => [name, partsOf(ref)] as const);
    const [first = []] = inputs.map(([, parts]) => parts);
    if (joins(node)) return [inputs.flatMap(([, parts]) => parts)];
    const longest = inputs.map(([, parts]) => parts).find(({ length }) => length > 1);
    if (longest && Object.hasOwn(ELEMENTWISE, node.kernel) && fits(node, inputs, longest))
      return [this.#eachPart(node, inputs, sizesOf(longest))];
    if (longest && node.kernel === 'SplitV') return this.#split(node, first);
    if (longest && node.kernel === 'Sum' && node.outputs[0]?.shape.length === 0)
      return [[this.#sum(node, first)]];
    return this.#added({
      ...node,
      inputs: Object.fromEntries(inputs.map(([name, parts]) => [name, this.#whole(parts)])),
    }).map((part) => [part]);
  }

  /** @param sizes of the parts that are wanted; null: the whole */
  refs(parts: Parts, sizes: readonly number[] | null): Ref[] {
    return sizes ? this.#cut(parts, sizes).map((part) => this.#filled(part)) : [this.#whole(parts)];
  }

  /** What computes these results. */
  program(results: readonly Ref[]): Program {
    return this.#builder.finish(results);
  }

  #whole(parts: Parts): Ref {
    const [first] = parts;
    if (!first) throw new Error('a value without parts');
    if (parts.length === 1) return this.#filled(first);
    const inputs = Object.fromEntries(parts.map((part, i) => [String(i), this.#filled(part)]));
    const outputs = [{ shape: [lengthOf(parts)], dtype: first.dtype }];
    return this.#one({ kernel: 'Concat', inputs, attributes: { axis: 0 }, outputs }).ref;
  }

  /** All numbers that it stands for. */
  #filled({ ref, size, shape, dtype }: Part): Ref {
    if (sizeOf(shape) === size) return ref;
    const outputs = [{ shape: [size], dtype }];
    return this.#one({ kernel: 'Tile', inputs: { x: ref }, attributes: { reps: [size] }, outputs }).ref;
  }

  #cut(parts: Parts, sizes: readonly number[]): Parts {
    if (String(sizesOf(parts)) === String(sizes)) return parts;
    const [{ dtype = 'float32', values = undefined } = {}] = parts;
    if (values)
      return sizes.map((size, i) => {
        const end = endsOf(sizes)[i] ?? size;
        return this.constant({ shape: [size], dtype, values: values.slice(end - size, end) });
      });
    return this.#added({
      kernel: 'SplitV',
      inputs: { x: this.#whole(parts) },
      attributes: { axis: 0 },
      outputs: sizes.map((size) => ({ shape: [size], dtype })),
    });
  }

  #eachPart(node: ProgramNode, inputs: readonly Named[], sizes: readonly number[]): Parts {
    const cut = inputs.map(([name, parts]) => {
      const alike = isSingle(parts) ? sizes.map(() => parts[0]) : this.#cut(parts, sizes);
      return [name, alike] as const;
    });
    return sizes.map((size, i) => {
      const ofPart = cut.map(([name, parts]) => [name, parts[i] as Part] as const);
      const shape = [Math.max(...ofPart.map(([, part]) => sizeOf(part.shape)))];
      const outputs = node.outputs.map(({ dtype }) => ({ shape, dtype }));
      const inputs = Object.fromEntries(ofPart.map(([name, { ref }]) => [name, ref]));
      return { ...this.#one({ ...node, inputs, outputs }), size };
    });
  }

  /** Parts that lie within the outputs; where the cuts do not meet, the whole is split. */
  #split(node: ProgramNode, parts: Parts): Parts[] {
    const wanted = node.outputs.map(({ shape }) => shape[0] ?? 0);
    const sizes = sizesOf(parts);
    const finer = refined(wanted, sizes);
    const from = finer.length === sizes.length ? parts : this.#cut(parts, finer);
    let taken = 0;
    return wanted.map((length) => {
      const before = taken;
      for (let sum = 0; sum < length; taken++) sum += finer[taken] ?? length;
      return from.slice(before, taken);
    });
  }

  #sum(node: ProgramNode, parts: Parts): Part {
    const sums = parts.map((part) => this.#one({ ...node, inputs: { x: this.#filled(part) } }));
    return sums.reduce((a, b) => {
      const { shape, dtype } = a;
      const inputs = { a: a.ref, b: b.ref };
      return this.#one({ kernel: 'Add', inputs, attributes: {}, outputs: [{ shape, dtype }] });
    });
  }

  #added(node: ProgramNode): Part[] {
    const refs = this.#builder.node(node);
    return node.outputs.map((spec, i) => ({ ...spec, size: sizeOf(spec.shape), ref: refs[i] as Ref }));
  }

  /** What a node with one output gives. */
  #one(node: ProgramNode): Part {
    return this.#added(node)[0] as Part;
  }
}

type Named = readonly [name: string, parts: Parts];

/** One number, which goes with every part alike. */
const isSingle = (parts: Parts): boolean => parts.length === 1 && parts[0]?.size === 1;

/** Whether a kernel over numbers meets vectors of one length only, beside single numbers. */
function fits(node: ProgramNode, inputs: readonly Named[], longest: Parts): boolean {
  return (
    node.outputs[0]?.shape.length === 1 &&
    inputs.every(([, parts]) => isSingle(parts) || lengthOf(parts) === lengthOf(longest))
  );
}

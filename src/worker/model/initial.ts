import { stream, type Stream } from '../../shared/random/stream';
import { totalSize, type ParameterSpec } from './parameter';

const EMBEDDING_LIMIT = 0.05;

/**
 * First values of all parameters: kernels Glorot uniform (Glorot and Bengio, 2010: limit sqrt(6 / (in + out)), where a
 * window counts its inputs and outputs once a position), embedding tables uniform in +-0.05, all others as their
 * layer says. Each parameter draws from a stream of its own, named by its place within its part, so that a head
 * begins alike whether it grows alone or beside others.
 */
export function initialParameters(specs: readonly ParameterSpec[], seed: number): Float32Array {
  const values = new Float32Array(totalSize(specs));
  for (const spec of specs)
    fill(
      values.subarray(spec.offset, spec.offset + spec.size),
      spec,
      stream(seed, 'weights', hash(spec.name)),
    );
  return values;
}

function fill(into: Float32Array, { begins, shape }: ParameterSpec, from: Stream): void {
  if (typeof begins === 'number') {
    into.fill(begins);
    return;
  }
  if (begins === 'remember') {
    into.fill(1, into.length / 4, into.length / 2);
    return;
  }
  const limit = begins === 'embedding' ? EMBEDDING_LIMIT : glorotLimit(shape);
  for (let i = 0; i < into.length; i++) into[i] = (2 * from.uniform() - 1) * limit;
}

/** @param shape [...window, in, out] */
function glorotLimit(shape: readonly number[]): number {
  const [fanIn = 1, fanOut = 1] = shape.slice(-2);
  const window = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  return Math.sqrt(6 / (window * (fanIn + fanOut)));
}

/** FNV-1a, 32 bits: a number for a name. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(name, 'utf8')) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

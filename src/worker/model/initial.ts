import { stream, type Stream } from '../../shared/random/stream';
import { totalSize, type ParameterSpec } from './parameter';

const EMBEDDING_LIMIT = 0.05;

/**
 * First values of all parameters: kernels Glorot uniform (Glorot and Bengio, 2010: limit sqrt(6 / (in + out))),
 * biases 0, embedding tables uniform in +-0.05. Each parameter draws from a stream of its own, named by its
 * place within its part, so that a head begins alike whether it grows alone or beside others.
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

function fill(into: Float32Array, spec: ParameterSpec, from: Stream): void {
  const limit = limitOf(spec);
  if (limit === 0) return;
  for (let i = 0; i < into.length; i++) into[i] = (2 * from.uniform() - 1) * limit;
}

function limitOf(spec: ParameterSpec): number {
  if (spec.shape.length !== 2) return 0;
  const [fanIn = 1, fanOut = 1] = spec.shape;
  return spec.role === 'encoder' ? EMBEDDING_LIMIT : Math.sqrt(6 / (fanIn + fanOut));
}

/** FNV-1a, 32 bits: a number for a name. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(name, 'utf8')) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

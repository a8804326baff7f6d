/** Layers that read a sequence from its first position to its last: [batch, length, channels]. */
import * as tf from '@tensorflow/tfjs';
import type { LayerOf } from '../../shared/design';
import type { Parameters } from './parameter';

type Recurrent = LayerOf<'gru' | 'lstm'>;

/**
 * Unrolled over the length of the sequence. What the inputs bring to the gates is one product for all positions.
 * @param own `kernel` [channels, gates], `recurrent kernel` [units, gates], `bias` [gates], a gate of `units` each
 * @returns the state after the last position [batch, units], or after each [batch, length, units]
 */
export function runRecurrent(
  { kind, units, sequences }: Recurrent,
  x: tf.Tensor3D,
  own: Parameters,
): tf.Tensor {
  const [batch, length, channels] = x.shape;
  const brought = tf.add(tf.matMul(tf.reshape(x, [batch * length, channels]), own('kernel')), own('bias'));
  const states = (kind === 'gru' ? gru : lstm)(
    tf.reshape(brought, [batch, length, -1]) as tf.Tensor3D,
    own('recurrent kernel') as tf.Tensor2D,
    units,
  );
  return sequences ? tf.stack(states, 1) : (states.at(-1) as tf.Tensor);
}

/** From what the inputs bring to all gates [batch, length, gates] to the state after each position [batch, units]. */
type Unrolled = (brought: tf.Tensor3D, recurrent: tf.Tensor2D, units: number) => tf.Tensor2D[];

/**
 * Gated recurrent unit (Cho et al., 2014), in its first form, that of TF.js, in which the reset gate r acts on the
 * state before the product: h <- z h + (1 - z) tanh(x W + (r h) U), gates in the order z, r, candidate.
 */
const gru: Unrolled = (brought, recurrent, units) => {
  const parts = [2 * units, units];
  const [ofGates, ofCandidate] = tf.split(recurrent, parts, 1) as [tf.Tensor2D, tf.Tensor2D];
  const [gates = [], candidates = []] = tf.split(brought, parts, 2).map(positions);
  let h = nothing(brought, units);
  return gates.map((gate, at) => {
    const open = tf.sigmoid(tf.add(gate, tf.matMul(h, ofGates)));
    const [z, r] = tf.split(open, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    const candidate = tf.tanh(tf.add(candidates[at] as tf.Tensor, tf.matMul(tf.mul(r, h), ofCandidate)));
    h = tf.add(candidate, tf.mul(z, tf.sub(h, candidate)));
    return h;
  });
};

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997) with the forget gate of Gers et al. (2000):
 * c <- f c + i tanh(g), h <- o tanh(c), gates in the order i, f, g, o.
 */
const lstm: Unrolled = (brought, recurrent, units) => {
  let [h, c] = [nothing(brought, units), nothing(brought, units)];
  return positions(brought).map((gate) => {
    const all = tf.add(gate, tf.matMul(h, recurrent));
    const [i, f, g, o] = tf.split(all, 4, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    c = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(g)));
    h = tf.mul(tf.sigmoid(o), tf.tanh(c));
    return h;
  });
};

/** [batch, length, width] as a [batch, width] for each position. */
function positions(x: tf.Tensor): tf.Tensor2D[] {
  return tf.unstack(x, 1) as tf.Tensor2D[];
}

/** The state before the first position. */
function nothing({ shape: [batch] }: tf.Tensor3D, units: number): tf.Tensor2D {
  return tf.zeros([batch, units]);
}

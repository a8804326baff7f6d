/** A network small enough to compute by hand: two inputs, two hidden units with tanh, one linear output. */
export type Pair = readonly [number, number];

/** What one unit does with the two numbers that reach it: it weighs them and adds its bias. */
export interface Unit {
  readonly weights: Pair;
  readonly bias: number;
}

/** Nine parameters; gradients have the same form. */
export interface Network {
  readonly hidden: readonly [Unit, Unit];
  readonly output: Unit;
}

/** One row of a table: what is known and what should come out. */
export interface Row {
  readonly inputs: Pair;
  readonly target: number;
}

/** What the forward pass computes, in this order. */
export interface Forward {
  /** Weighted sums of the hidden units: z = w . x + b. */
  readonly sums: Pair;
  /** h = tanh(z). */
  readonly activations: Pair;
  /** y = v . h + c. */
  readonly answer: number;
  /** (y - target)^2 */
  readonly loss: number;
}

/** What the backward pass computes, in this order: how fast the loss rises with each of these numbers. */
export interface Backward {
  readonly answer: number;
  readonly activations: Pair;
  readonly sums: Pair;
  readonly gradient: Network;
}

export const START: Network = {
  hidden: [
    { weights: [0.5, -0.4], bias: 0 },
    { weights: [0.3, 0.8], bias: 0.1 },
  ],
  output: { weights: [0.7, -0.6], bias: 0.2 },
};

const weigh = ({ weights, bias }: Unit, [a, b]: Pair): number => weights[0] * a + weights[1] * b + bias;

export function forward(network: Network, { inputs, target }: Row): Forward {
  const [first, second] = network.hidden;
  const sums: Pair = [weigh(first, inputs), weigh(second, inputs)];
  const activations: Pair = [Math.tanh(sums[0]), Math.tanh(sums[1])];
  const answer = weigh(network.output, activations);
  return { sums, activations, answer, loss: (answer - target) ** 2 };
}

/**
 * The chain rule from the loss back to every parameter:
 * dL/dy = 2 (y - target), dL/dh = dL/dy v, dL/dz = dL/dh (1 - h^2), and for a unit with slope s that saw the
 * numbers a: dL/dw = s a, dL/db = s.
 */
export function backward(network: Network, row: Row, { activations, answer }: Forward): Backward {
  const slope = 2 * (answer - row.target);
  const [v1, v2] = network.output.weights;
  const [h1, h2] = activations;
  const ofActivations: Pair = [slope * v1, slope * v2];
  const ofSums: Pair = [ofActivations[0] * (1 - h1 ** 2), ofActivations[1] * (1 - h2 ** 2)];
  return {
    answer: slope,
    activations: ofActivations,
    sums: ofSums,
    gradient: {
      hidden: [blame(ofSums[0], row.inputs), blame(ofSums[1], row.inputs)],
      output: blame(slope, activations),
    },
  };
}

function blame(slope: number, [a, b]: Pair): Unit {
  return { weights: [slope * a, slope * b], bias: slope };
}

/**
 * One step of gradient descent: every parameter minus rate times its gradient.
 * Parameters are kept in single precision, as the lab keeps them, so one that grows past 3.4e38 is infinite.
 */
export function descend({ hidden, output }: Network, gradient: Network, rate: number): Network {
  const move = (unit: Unit, by: Unit): Unit => ({
    weights: [moved(unit.weights[0], by.weights[0], rate), moved(unit.weights[1], by.weights[1], rate)],
    bias: moved(unit.bias, by.bias, rate),
  });
  return {
    hidden: [move(hidden[0], gradient.hidden[0]), move(hidden[1], gradient.hidden[1])],
    output: move(output, gradient.output),
  };
}

/** Where one parameter lands. */
export function moved(parameter: number, gradient: number, rate: number): number {
  return Math.fround(parameter - rate * gradient);
}

/** The problem that every contender trains on, and the conversation in which it is asked for rounds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type NetLayer =
  | {
      readonly kind: 'dense';
      readonly inputs: number;
      readonly units: number;
      readonly activation: 'relu' | 'linear';
    }
  | { readonly kind: 'conv'; readonly channels: number; readonly filters: number; readonly kernel: number };

export interface Problem {
  readonly rows: number;
  readonly batch: number;
  readonly classes: number;
  /** Of one row. */
  readonly input: readonly number[];
  readonly layers: readonly NetLayer[];
  /** Shapes of kernels and biases, in order. */
  readonly weights: readonly (readonly number[])[];
  readonly features: Float32Array;
  readonly labels: Int32Array;
  /** All first values, one after another. */
  readonly values: Float32Array;
}

export function readProblem(folder: string): Problem {
  const bytes = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(folder, name))).buffer;
  return {
    ...(JSON.parse(readFileSync(join(folder, 'problem.json'), 'utf8')) as Problem),
    features: new Float32Array(bytes('features.f32')),
    labels: new Int32Array(bytes('labels.i32')),
    values: new Float32Array(bytes('weights.f32')),
  };
}

/**
 * Trains one epoch at once, says how long that took and its mean loss; then as many as every line it hears asks for.
 * @param note what else is to be said of the contender
 */
export async function serve(
  problem: Problem,
  trainEpoch: () => number | Promise<number>,
  note: () => string = () => '',
): Promise<void> {
  const steps = problem.rows / problem.batch;
  const round = async (epochs: number): Promise<void> => {
    const began = performance.now();
    let loss = NaN;
    for (let epoch = 0; epoch < epochs; epoch++) loss = await trainEpoch();
    const seconds = (performance.now() - began) / 1000;
    const told = { us_per_step: (seconds * 1e6) / (epochs * steps), loss, seconds, note: note() };
    process.stdout.write(`${JSON.stringify(told)}\n`);
  };
  await round(1);
  for await (const line of createInterface({ input: process.stdin })) await round(Number(line));
}

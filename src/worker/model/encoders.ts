import * as tf from '@tensorflow/tfjs';
import { inputWidth, type FittedInput } from '../../shared/recipe/fitted';
import type { Parameters, ParameterShape } from './parameter';

type Embedding = Extract<FittedInput, { kind: 'embedding' }>;

export function tableName(input: Embedding): string {
  return `encoder ${input.column}/table`;
}

/** One table an embedding: row 0 stands for missing or unseen, row i + 1 for level i. */
export function encoderShapes(inputs: readonly FittedInput[]): ParameterShape[] {
  return inputs.flatMap((input) =>
    input.kind === 'embedding'
      ? [
          {
            name: tableName(input),
            shape: [input.levels.length + 1, input.dimension],
            role: 'encoder' as const,
            begins: 'embedding' as const,
          },
        ]
      : [],
  );
}

/**
 * Replaces each code column by its learned vector and leaves all other columns as they are.
 * features: [batch, featureWidth] -> [batch, width of all encoded inputs]
 */
export function encode(
  inputs: readonly FittedInput[],
  features: tf.Tensor2D,
  parameters: Parameters,
): tf.Tensor2D {
  if (!inputs.some((input) => input.kind === 'embedding')) return features;
  const columns = tf.split(features, inputs.map(inputWidth), 1);
  const encoded = inputs.map((input, i) => {
    const column = columns[i] as tf.Tensor2D;
    if (input.kind !== 'embedding') return column;
    const table = parameters(tableName(input)) as tf.Tensor2D;
    return lookUp(column, table);
  });
  return encoded.length === 1 ? (encoded[0] as tf.Tensor2D) : tf.concat(encoded, 1);
}

/**
 * Rows of the table by code, as one-hot times table: its gradient is a plain product on every backend. A column
 * that training never saw a value of has one row, which the library would not call one-hot.
 */
function lookUp(codes: tf.Tensor2D, table: tf.Tensor2D): tf.Tensor2D {
  const [rows] = table.shape;
  if (rows === 1) return tf.matMul(tf.ones([codes.shape[0], 1]), table);
  const oneHot = tf.oneHot(tf.cast(tf.squeeze(codes, [1]), 'int32') as tf.Tensor1D, rows);
  return tf.matMul(tf.cast(oneHot, 'float32') as tf.Tensor2D, table);
}

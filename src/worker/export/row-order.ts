import { encodedWidth, type FittedInput } from '../../shared/recipe/fitted';

/**
 * The lab encodes inputs in the order of the recipe; the exported model has all plain columns first and then the
 * embeddings. Where the two differ, the kernel above must have its rows in the new order.
 * @returns for each row of the exported kernel the row of the lab's; null when they are the same
 */
export function concatenatedOrder(inputs: readonly FittedInput[]): Int32Array | null {
  const plain: number[] = [];
  const embedded: number[] = [];
  let from = 0;
  for (const input of inputs) {
    const width = encodedWidth(input);
    const into = input.kind === 'embedding' ? embedded : plain;
    for (let k = 0; k < width; k++) into.push(from + k);
    from += width;
  }
  const order = Int32Array.from([...plain, ...embedded]);
  return order.every((row, i) => row === i) ? null : order;
}

import type { Network } from './network';

/** The nine parameters with the names they have in the drawing. `w₂₁` leads to hidden unit 2 from input 1. */
export function parametersOf({
  hidden: [first, second],
  output,
}: Network): { name: string; value: number }[] {
  return [
    { name: 'w₁₁', value: first.weights[0] },
    { name: 'w₁₂', value: first.weights[1] },
    { name: 'b₁', value: first.bias },
    { name: 'w₂₁', value: second.weights[0] },
    { name: 'w₂₂', value: second.weights[1] },
    { name: 'b₂', value: second.bias },
    { name: 'v₁', value: output.weights[0] },
    { name: 'v₂', value: output.weights[1] },
    { name: 'c', value: output.bias },
  ];
}

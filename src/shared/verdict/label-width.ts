/** About how wide a line of text is in a font of `size` pixels: Chinese signs fill a square, others rather less. */
export function labelWidth(text: string, size: number): number {
  const squares = Array.from(text, (sign) => (/[\u2e80-\uffef]/.test(sign) ? 1 : 0.6));
  return size * squares.reduce((sum, width) => sum + width, 0);
}

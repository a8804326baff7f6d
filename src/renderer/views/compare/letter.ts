/** What a run is called in a comparison: A, B, C and so on. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

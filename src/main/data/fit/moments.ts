/** Mean and standard deviation, gathered a value at a time (Welford, 1962). */
export class Moments {
  count = 0;
  mean = 0;
  private squares = 0;
  private largest = 0;

  add(value: number): void {
    this.count += 1;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
    this.largest = Math.max(this.largest, Math.abs(value));
  }

  /**
   * Of the population; 1 for a constant, so that it becomes 0 and not a division by 0. Values too large to be squared
   * are measured in units of the largest.
   */
  get deviation(): number {
    if (!Number.isFinite(this.squares)) return this.largest;
    const deviation = Math.sqrt(this.squares / this.count);
    return deviation > 0 ? deviation : 1;
  }
}

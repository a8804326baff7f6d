/** How often a test repeats itself: in the suite, which is waited for, or in `npm run sweep`, which may take its time. */
export function soMany(inSuite: number, inSweep: number): number {
  return process.env['SWEEP'] ? inSweep : inSuite;
}

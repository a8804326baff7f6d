/** Threads that share a large kernel: TensorFlow read the same setting when it loaded. */
export function intraOpThreads(): number {
  return Number(process.env['TF_NUM_INTRAOP_THREADS'] ?? 1);
}

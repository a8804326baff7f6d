/** What this machine's matrix product does: TensorFlow's own, 1024 x 1024, float32. Not a contender, a yardstick. */
import * as tf from '@tensorflow/tfjs';
import { chooseBackend } from '../../src/worker/backend/choose';

const WIDTH = 1024;
const TIMES = 12;

async function main(): Promise<void> {
  await chooseBackend('tensorflow');
  const [a, b] = [tf.randomUniform([WIDTH, WIDTH]), tf.randomUniform([WIDTH, WIDTH])];
  const seconds = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    tf.tidy(() => tf.matMul(a, b).dataSync());
    return (performance.now() - began) / 1000;
  });
  process.stdout.write(`${JSON.stringify({ gflops: (2 * WIDTH ** 3) / Math.min(...seconds) / 1e9 })}\n`);
}

void main();

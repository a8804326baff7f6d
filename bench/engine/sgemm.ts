/** What this machine's matrix product does at its best: TensorFlow's own, float32. Not a contender, a yardstick. */
import * as tf from '@tensorflow/tfjs';
import { chooseBackend } from '../../src/worker/backend/choose';

const WIDTHS = [512, 1024];
const TIMES = 30;

async function main(): Promise<void> {
  await chooseBackend('tensorflow');
  const rates = WIDTHS.flatMap((width) => {
    const [a, b] = [tf.randomUniform([width, width]), tf.randomUniform([width, width])];
    return Array.from({ length: TIMES }, () => {
      const began = performance.now();
      const product = tf.matMul(a, b);
      product.dataSync();
      product.dispose();
      return (2 * width ** 3) / (performance.now() - began) / 1e6;
    });
  });
  process.stdout.write(`${JSON.stringify({ gflops: Math.max(...rates) })}\n`);
}

void main();

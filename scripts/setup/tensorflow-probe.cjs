// Computes 1*3 + 2*4 with native TensorFlow and says its version, or fails.
const util = require('node:util');

// tfjs-node still calls two functions that Node 23 removed.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;

const tf = require('@tensorflow/tfjs-node');
const [product] = tf.dot(tf.tensor1d([1, 2]), tf.tensor1d([3, 4])).dataSync();
if (tf.getBackend() !== 'tensorflow' || product !== 11)
  throw new Error(`computed ${product} on ${tf.getBackend()}`);
console.log(`native ${tf.backend().binding.TF_Version}`);

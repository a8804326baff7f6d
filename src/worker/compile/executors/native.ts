import type * as tf from '@tensorflow/tfjs';
import { nativeBackend } from '../graph/native-backend';
import type { Callable } from '../graph/once';
import { loadModel, RESULTS } from '../graph/saved-model';

/** A program in native TensorFlow. */
export interface Compiled {
  /** Tensors in, tensors out, one native call. The caller disposes of what comes back. */
  call(inputs: readonly tf.Tensor[]): tf.Tensor[];
  /** After this it cannot be called. */
  unload(): void;
}

/** Loads a model into native TensorFlow. */
export function compiled({ model, inputs, outputs }: Callable): Compiled {
  const loaded = loadModel(model);
  const fed = inputs.map((name) => ({ name: `${name}:0` }));
  const fetched = Array.from({ length: outputs }, (_, i) => `${RESULTS}:${i}`);
  return {
    call: (tensors) => nativeBackend().runSavedModel(loaded, tensors, fed, fetched),
    unload: () => nativeBackend().deleteSavedModel(loaded),
  };
}

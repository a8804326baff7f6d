/** What the compiler takes from the native backend of TensorFlow.js. */
import * as tf from '@tensorflow/tfjs';

interface NativeBackend {
  /** @returns the number by which the loaded model is called */
  loadSavedModelMetaGraph(folder: string, tag: string): number;
  deleteSavedModel(model: number): void;
  runSavedModel(
    model: number,
    inputs: readonly tf.Tensor[],
    infos: readonly { name: string }[],
    outputs: readonly string[],
  ): tf.Tensor[];
}

/** Whether the current backend is native TensorFlow. */
export function isNative(): boolean {
  return tf.getBackend() === 'tensorflow';
}

export function nativeBackend(): NativeBackend {
  if (!isNative()) throw new Error(`compiled programs run on native TensorFlow, not on ${tf.getBackend()}`);
  return tf.backend() as unknown as NativeBackend;
}

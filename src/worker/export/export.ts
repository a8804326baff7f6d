import * as tf from '@tensorflow/tfjs';
import type { ExportJob } from '../../shared/trainer-messages';
import { readCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import type { NamedTensor } from '../checkpoint/safetensors';
import { readIndex } from '../predict/predict';
import type { LayerWeights } from './grow';
import { layersModel } from './layers';
import { saveTo } from './model-files';

/**
 * Writes model.json and weights.bin into the job's folder: a TF.js layers model that plain @tensorflow/tfjs loads,
 * whose outputs are probabilities and values in the target's unit.
 * @throws AppError export.layer, run.checkpoint-damaged, file.write-failed
 */
export async function exportModel(job: ExportJob): Promise<void> {
  const { fitted } = await readIndex(job.prepared, job.plan);
  const checkpoint = await readCheckpoint(job.weights.path, job.weights.sha256);
  const { model, weights } = layersModel(job.plan, fitted);
  try {
    for (const one of weights) setWeights(model.getLayer(one.layer), one, checkpoint);
    await model.save(saveTo(job.folder));
  } finally {
    model.dispose();
  }
}

function setWeights(layer: tf.layers.Layer, { from }: LayerWeights, checkpoint: Checkpoint): void {
  tf.tidy(() => layer.setWeights(tensorsOf(from, checkpoint.named)));
}

function tensorsOf(from: LayerWeights['from'], named: ReadonlyMap<string, NamedTensor>): tf.Tensor[] {
  if ('kernel' in from) return [tf.tensor2d(from.kernel.map((row) => [...row])), tf.tensor1d([...from.bias])];
  if ('order' in from)
    return [tf.cast(tf.oneHot(tf.tensor1d(from.order, 'int32'), from.order.length), 'float32')];
  const [first, ...others] = from.stored.map((name) => stored(named, name));
  if (!first) return [];
  return [from.rows ? tf.gather(first, tf.tensor1d(from.rows, 'int32')) : first, ...others];
}

function stored(named: ReadonlyMap<string, NamedTensor>, name: string): tf.Tensor {
  const found = named.get(name);
  if (!found) throw new Error(`the checkpoint has no ${name}`);
  return tf.tensor(found.data, [...found.shape]);
}

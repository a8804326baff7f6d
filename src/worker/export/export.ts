import * as tf from '@tensorflow/tfjs';
import type { ExportJob } from '../../shared/trainer-messages';
import { readCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import type { NamedTensor } from '../checkpoint/safetensors';
import { readIndex } from '../predict/predict';
import { layersModel, type LayerWeights } from './layers';
import { saveTo } from './model-files';

/**
 * Writes model.json and weights.bin into the job's folder: a TF.js layers model that plain @tensorflow/tfjs loads,
 * whose outputs are probabilities and values in the target's unit.
 * @throws AppError run.checkpoint-damaged, file.write-failed
 */
export async function exportModel(job: ExportJob): Promise<void> {
  const { fitted } = await readIndex(job.prepared);
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
  if ('scale' in from) return [tf.tensor2d([[from.scale]]), tf.tensor1d([from.shift])];
  if ('table' in from) return [stored(named, from.table)];
  const kernel = stored(named, `${from.dense}/kernel`);
  return [
    from.rows ? tf.gather(kernel, tf.tensor1d(from.rows, 'int32')) : kernel,
    stored(named, `${from.dense}/bias`),
  ];
}

function stored(named: ReadonlyMap<string, NamedTensor>, name: string): tf.Tensor {
  const found = named.get(name);
  if (!found) throw new Error(`the checkpoint has no ${name}`);
  return tf.tensor(found.data, [...found.shape]);
}

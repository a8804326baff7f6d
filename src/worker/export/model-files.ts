/** A TF.js layers model as two files, written and read by our own handlers: whole or not there, and nowhere else. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { writeFailure } from '../../shared/errors/write-failure';
import { z } from '../../shared/zod';
import { writeAside } from '../checkpoint/write-aside';

const MODEL = 'model.json';
const WEIGHTS = 'weights.bin';

const modelFile = z.object({
  format: z.literal('layers-model'),
  modelTopology: z.record(z.string(), z.unknown()),
  /** The one file that is read is the one beside it: a path in here is never followed. */
  weightsManifest: z.tuple([
    z.object({
      paths: z.tuple([z.literal(WEIGHTS)]),
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.number().int()), dtype: z.literal('float32') }),
      ),
    }),
  ]),
});

/** Saves into a folder, weights first: a folder with a model.json has all of it. @throws AppError file.write-failed */
export function saveTo(folder: string): tf.io.IOHandler {
  return {
    save(artifacts) {
      const { modelTopology, weightSpecs, weightData, format, generatedBy } = artifacts;
      const weightsManifest = [{ paths: [WEIGHTS], weights: weightSpecs }];
      const model = { format, generatedBy, convertedBy: null, modelTopology, weightsManifest };
      write(join(folder, WEIGHTS), Buffer.from(tf.io.CompositeArrayBuffer.join(weightData)));
      write(join(folder, MODEL), Buffer.from(`${JSON.stringify(model)}\n`, 'utf8'));
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } });
    },
  };
}

/** Loads from a folder. */
export async function loadFrom(folder: string): Promise<tf.LayersModel> {
  const { modelTopology, weightsManifest } = modelFile.parse(
    JSON.parse(await readFile(join(folder, MODEL), 'utf8')),
  );
  const weightData = new Uint8Array(await readFile(join(folder, WEIGHTS))).buffer;
  return tf.loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
  );
}

function write(path: string, bytes: Buffer): void {
  try {
    writeAside(path, bytes);
  } catch (thrown) {
    throw writeFailure(basename(path), thrown);
  }
}
